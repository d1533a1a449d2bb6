/** Words of shells, runtimes and frameworks: settings, files, modules, ports, memory. */
import type { Row } from "../row.ts";

const settingHints: readonly Row[] = [
  {
    name: "secret-key-missing",
    text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
    example: "production.ERROR: No application encryption key has been specified.",
    what: "The program has no secret key, or a wrong one (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
    remedy:
      "Add it to the container's `secrets` (the input `secrets` can); one-off tasks read the same definition.",
  },
  {
    name: "environment-variable-missing",
    text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?:missing|required|undefined|unset).{0,40}(?:environment|env)\.? ?var|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
    example: "error: Environment variable not found: DATABASE_URL.",
    what: "The program misses an environment variable: {found|see the log}.",
    remedy:
      "Add it to the container (inputs `environment-variables` and `secrets`), or to the task definition; check its spelling.",
  },
  {
    name: "host-not-allowed",
    text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
    example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
    what: "The program refuses requests to its IP address, as the load balancer's health check sends them.",
    remedy:
      "Exempt the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `config.host_authorization` exclude), or allow the task's addresses.",
  },
  {
    name: "task-role-denied",
    text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
    example:
      "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
    what: "The task role does not allow the program {action}.",
    remedy:
      "Allow it in the task role (`taskRoleArn` of the task definition); it is not the execution role that counts here.",
  },
  {
    name: "task-role-missing",
    text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
    example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
    what: "The program calls AWS, and the task has no role for that.",
    remedy: "Set `taskRoleArn` of the task definition.",
  },
];

const fileHints: readonly Row[] = [
  {
    name: "windows-line-ends",
    text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
    example: "/entrypoint.sh: line 2: $'\\r': command not found",
    what: "A script in the image has Windows line ends.",
    remedy: "Save it with LF line ends (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
  },
  {
    name: "script-missing",
    text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
    example: "Could not open input file: artisan",
    what: "What the container's command runs is not in the image, or not in its working directory: {found|see the log}.",
    remedy:
      "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
  },
  {
    name: "command-not-found",
    text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
    example: "/docker-entrypoint.sh: line 12: php: command not found",
    what: "A program that the container's command or script calls is not in the image: {found}.",
    remedy: "Install it in the image, or correct its name or path.",
  },
  {
    name: "shared-library-missing",
    text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
    example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
    what: "The image lacks a shared library, or has one of another version: {found|see the log}.",
    remedy: "Install it, or build in the same base image that the program runs in (not glibc for musl).",
  },
  {
    name: "module-missing",
    text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
    example: "Error: Cannot find module 'express'",
    what: "The program cannot find one of its own modules or packages.",
    remedy:
      "Check the image build: production dependencies installed, everything copied, nothing shut out by .dockerignore.",
  },
  {
    name: "file-not-writable",
    text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
    example:
      'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
    what: "The program may not read or write a file or folder.",
    remedy: "Give it to the user that the container runs as (`chown` in the image), or log to stdout.",
  },
  {
    name: "file-system-read-only",
    text: /Read-only file system|EROFS/u,
    example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
    what: "The program writes where the file system is read-only.",
    remedy: "Mount a volume there, or drop `readonlyRootFilesystem` of the container.",
  },
  {
    name: "disk-full",
    text: /No space left on device|ENOSPC/iu,
    example: "OSError: [Errno 28] No space left on device",
    what: "The task's disk is full.",
    remedy:
      "On Fargate raise `ephemeralStorage.sizeInGiB` of the task definition; on EC2 the instance's volume.",
  },
];

const processHints: readonly Row[] = [
  {
    name: "stale-pid-file",
    text: /A server is already running/u,
    example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
    what: "Rails found the pid file of an earlier process, and refuses to start.",
    remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
  },
  {
    name: "port-in-use",
    text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
    example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
    what: "The port that the program listens on is taken by another process of the task.",
    remedy:
      "Containers of one awsvpc task share their ports: give each its own, and start the server only once.",
  },
  {
    name: "port-not-permitted",
    text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
    example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
    what: "The program's user may not listen on a port below 1024.",
    remedy: "Listen on a port above 1024, and put that into `portMappings` and the target group.",
  },
  {
    name: "heap-exhausted",
    text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
    example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    what: "The program ran out of the memory that its runtime allows it.",
    remedy:
      "Raise its limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and with it `memory` of the container, or use less.",
  },
];

/** What a container's log says of why it cannot run at all; holds for every exit code. */
export const executionHints: readonly Row[] = [
  {
    name: "architecture-mismatch",
    text: /exec format error|cannot execute binary file/iu,
    example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
    what: "The program in {image} is built for another CPU architecture than the task's ({architecture|see `runtimePlatform`}).",
    remedy:
      "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. In a script: give it a `#!` line.",
  },
];

export const programHints: readonly Row[] = [...settingHints, ...fileHints, ...processHints];
