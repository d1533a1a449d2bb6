/** Words of databases and their drivers: PostgreSQL, MySQL, SQL Server, Redis, MongoDB. */
import type { Row } from "../row.ts";

export const databaseHints: readonly Row[] = [
  {
    name: "database-login-failed",
    text: /password authentication failed|Access denied for user|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
    example: 'FATAL:  password authentication failed for user "app"',
    what: "The database did not accept the program's user or password.",
    remedy:
      "Check the user and the secret that holds the password: tasks read secrets when they start, so a rotated one needs new tasks.",
  },
  {
    name: "database-refuses-host",
    text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|require_secure_transport|no encryption$/iu,
    example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
    what: "The database refuses this connection: often because it wants TLS.",
    remedy:
      "Switch on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
  },
  {
    name: "database-missing",
    text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
    example: 'FATAL:  database "shop" does not exist',
    what: "The database server has no such database: {found|see the log}.",
    remedy: "Create it, or correct the database's name in the task definition.",
  },
  {
    name: "database-connections-exhausted",
    text: /too many connections|remaining connection slots are reserved|sorry, too many clients|max_user_connections|Too many clients/iu,
    example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
    what: "The database has no free connection.",
    remedy:
      "A rollout runs old and new tasks at once: lower the pool size of each task, put a pooler before the database, or raise its limit.",
  },
  {
    name: "host-name-unknown",
    text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
    example: 'could not translate host name "db.internal" to address: Name or service not known',
    what: "The program could not resolve the host name of something that it needs.",
    remedy:
      "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private zone belongs to this VPC.",
  },
  {
    name: "cache-unreachable",
    text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout|CannotConnect)/iu,
    example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
    what: "The program could not reach its cache (Redis or Memcached).",
    remedy:
      "Check host and port, that the cache's security group lets the task's in, and TLS (`rediss://`) if the cache encrypts.",
  },
  {
    name: "database-unreachable",
    text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
    example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
    what: "The program could not reach its database.",
    remedy:
      "Let the database's security group accept the task's on its port; check host and port in the task definition, and the subnets (one-off tasks: the input `migration-subnets`, `migration-security-groups`).",
  },
  {
    name: "database-lock-timeout",
    text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
    example: "ERROR:  canceling statement due to lock timeout",
    what: "A statement waited too long for a lock that the running services hold.",
    remedy:
      "Run it again when the load is lower; split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
  },
  {
    name: "database-deadlock",
    text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
    example: "ERROR:  deadlock detected",
    what: "The database ended a statement because of a deadlock.",
    remedy: "Run it again; take locks in the same order as the program, in smaller transactions.",
  },
  {
    name: "database-statement-timeout",
    text: /canceling statement due to statement timeout|Query execution was interrupted, maximum statement execution time/iu,
    example: "ERROR:  canceling statement due to statement timeout",
    what: "A statement ran longer than the database's statement timeout.",
    remedy: "Raise `statement_timeout` for the migration's connection, or split the work.",
  },
  {
    name: "database-read-only",
    text: /in a read-only transaction|--read-only option|--super-read-only|READONLY You can't write against a read only replica|database is read-only/iu,
    example: "ERROR:  cannot execute CREATE TABLE in a read-only transaction",
    what: "The program writes to a read-only replica.",
    remedy: "Use the writer's endpoint of the database.",
  },
  {
    name: "database-permission-missing",
    text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
    example: "ERROR:  permission denied for schema public",
    what: "The database user lacks a right that the program needs.",
    remedy: "GRANT it, or run migrations as the user that owns the schema.",
  },
  {
    name: "certificate-not-trusted",
    text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
    example: "Error: self-signed certificate in certificate chain",
    what: "The program does not trust a certificate that it was shown.",
    remedy:
      "Put the certificate authority into the image (for RDS its CA bundle), and name it in the connection settings.",
  },
];
