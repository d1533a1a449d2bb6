/** Messages of databases and their drivers: PostgreSQL, MySQL, SQL Server, Redis, MongoDB. */
import type { Row } from "../row.ts";

export const databaseHints: readonly Row[] = [
  {
    name: "database-login-failed",
    text: /password authentication failed|Access denied for user '|role ["'][\w-]{1,100}["'] does not exist|\bP1000\b|Login failed for user|ORA-01017|WRONGPASS|NOAUTH Authentication required|Authentication failed against database|(?:MongoServer|Mongo)Error: Authentication failed/iu,
    example: 'FATAL:  password authentication failed for user "app"',
    what: "The database rejected the application's user or password.",
    remedy:
      "Check the user and the secret that holds the password. Tasks read secrets only when they start, so a rotated secret needs new tasks.",
  },
  {
    name: "database-refuses-host",
    text: /no pg_hba\.conf entry for host|is not allowed to connect to this (?:MySQL|MariaDB) server|SSL connection is required|--require_secure_transport|no encryption$/iu,
    example: 'FATAL:  no pg_hba.conf entry for host "10.0.1.5", user "app", database "shop", no encryption',
    what: "The database rejected the connection, often because it requires TLS.",
    remedy:
      "Turn on TLS in the connection settings (`sslmode=require`), or allow the task's network in the database.",
  },
  {
    name: "database-missing",
    text: /database ["'`](?<database>[\w.-]{1,100})["'`] does not exist|Unknown database ["'`](?<mysql>[\w.-]{1,100})|\bP1003\b|Cannot open database/iu,
    example: 'FATAL:  database "shop" does not exist',
    what: "The database does not exist on the server: {found|see the log}.",
    remedy: "Create the database, or correct its name in the task definition.",
  },
  {
    name: "database-connections-exhausted",
    text: /too many connections|remaining connection slots are reserved|sorry, too many clients|(?:exceeded the|more than) '?max_user_connections|Too many clients/iu,
    example: "FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
    what: "The database has no free connections.",
    remedy:
      "A rollout runs old and new tasks at once. Lower the pool size of each task, use a connection pooler, or raise the database's connection limit.",
  },
  {
    name: "host-name-unknown",
    text: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|php_network_getaddresses|could not translate host name|Name or service not known|Temporary failure in name resolution|nodename nor servname|UnknownHostException|no such host\b|host not found in upstream|Name does not resolve|Unknown (?:MySQL server )?host/iu,
    example: 'could not translate host name "db.internal" to address: Name or service not known',
    what: "The application could not resolve a host name.",
    remedy:
      "Check the host name in the task definition's environment, the VPC's DNS settings, and that the private hosted zone is associated with this VPC.",
  },
  {
    name: "cache-unreachable",
    text: /(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout(?!["']?\s?[:=]|\s\d)|reset).{0,200}(?:\bredis\b|:6379|:11211)|(?:\bredis\b|:6379|:11211|RedisException|Redis::Cannot).{0,200}(?:ECONNREFUSED|ETIMEDOUT|refused|timed out|timeout(?!["']?\s?[:=]|\s\d)|CannotConnect)/iu,
    example: "Error: connect ECONNREFUSED 10.0.3.7:6379",
    what: "The application could not reach its cache (Redis or Memcached).",
    remedy:
      "Check the host and port. The cache's security group must allow traffic from the task's security group. If the cache uses encryption in transit, use TLS (`rediss://`).",
  },
  {
    name: "database-unreachable",
    text: /could not connect to server|connection to server at .{1,200} failed|SQLSTATE\[HY000\] \[200[0-9]\]|Can't connect to (?:local )?(?:MySQL|MariaDB)|\bP1001\b|Can't reach database server|Communications link failure|Sequelize(?:Host|Connection)\w{0,30}Error|(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out|dial tcp).{0,200}:(?:5432|3306|1433|27017)\b|:(?:5432|3306|1433|27017)\b.{0,200}(?:ECONNREFUSED|ETIMEDOUT|i\/o timeout|connection refused|connection timed out)|MongoServerSelectionError|ActiveRecord::ConnectionNotEstablished|Connection to [\w.-]{1,200} refused|A network-related or instance-specific error/iu,
    example: 'connection to server at "db.internal" (10.0.2.9), port 5432 failed: Connection timed out',
    what: "The application could not reach its database.",
    remedy:
      "The database's security group must allow traffic from the task's security group on the database port. Check the host and port in the task definition, and the subnets (for one-off tasks the inputs `migration-subnets` and `migration-security-groups`).",
  },
  {
    name: "database-lock-timeout",
    text: /canceling statement due to lock timeout|Lock wait timeout exceeded|could not obtain lock on|ORA-00054/iu,
    example: "ERROR:  canceling statement due to lock timeout",
    what: "A statement timed out waiting for a lock that the running services hold.",
    remedy:
      "Run it again when the load is lower. Split the migration, and change large tables without locks (CREATE INDEX CONCURRENTLY, online DDL).",
  },
  {
    name: "database-deadlock",
    text: /deadlock detected|Deadlock found when trying to get lock|deadlocked on lock/iu,
    example: "ERROR:  deadlock detected",
    what: "The database ended a statement because of a deadlock.",
    remedy: "Run it again. Use smaller transactions that take locks in the same order as the application.",
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
    what: "The application tried to write to a read-only replica.",
    remedy: "Use the writer endpoint of the database.",
  },
  {
    name: "database-permission-missing",
    text: /permission denied for (?:table|schema|relation|database|sequence|function)|must be owner of|command denied to user|permission denied to create/iu,
    example: "ERROR:  permission denied for schema public",
    what: "The database user lacks a privilege that the application needs.",
    remedy: "GRANT the privilege, or run migrations as the user that owns the schema.",
  },
  {
    name: "certificate-not-trusted",
    text: /certificate verify failed|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|x509: |SSLHandshakeException|CERT_HAS_EXPIRED/iu,
    example: "Error: self-signed certificate in certificate chain",
    what: "The application does not trust a server's certificate.",
    remedy:
      "Add the certificate authority to the image (for RDS, its CA bundle), and set it in the connection settings.",
  },
];
