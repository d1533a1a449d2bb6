/** Messages of shells, runtimes and frameworks about settings, files, modules, ports and memory. */
import type { Row } from "../row.ts";

const settingHints: readonly Row[] = [
  {
    name: "secret-key-missing",
    text: /No application encryption key has been specified|MissingAppKeyException|SECRET_KEY setting must not be empty|Missing `?secret_key_base|Missing encryption key to decrypt|ActiveSupport::MessageEncryptor::InvalidMessage|Unsupported cipher or incorrect key length/iu,
    example: "production.ERROR: No application encryption key has been specified.",
    what: "The application's secret key is missing or wrong (APP_KEY, SECRET_KEY, SECRET_KEY_BASE, RAILS_MASTER_KEY).",
    remedy:
      "Add the key to the container's `secrets`, for example with the input `secrets`. One-off tasks use the same task definition.",
  },
  {
    name: "environment-variable-missing",
    text: /Environment variable not found: (?<prisma>[A-Z]\w{1,100})|KeyError: '(?<python>[A-Z][A-Z0-9_]{1,100})'|key not found: "(?<ruby>[A-Z][A-Z0-9_]{1,100})"|Set the (?<django>[A-Z]\w{1,100}) environment variable|(?<!\b[Nn]o )(?:missing|Missing|undefined|Undefined|unset|Unset).{0,40}(?:environment|env)\.? ?var|required (?:environment|env)\.? ?var(?:iable)?s?:? ["'`]?[A-Z]\w|(?:environment|env) ?var(?:iable)?s?.{0,120}(?:is not set|not set|is required|is missing|must be set|undefined|not defined|missing)|^(?:\S{1,200}: )?(?:line \d{1,6}: )?(?<shell>[A-Z][A-Z0-9_]{1,100}): (?:unbound variable|parameter (?:not set|null or not set))|\b(?<named>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{1,70}) (?:is not set|is not defined|is required|must be set|is missing)/u,
    example: "error: Environment variable not found: DATABASE_URL.",
    what: "An environment variable that the application needs is missing: {found|see the log}.",
    remedy:
      "Add it to the container (inputs `environment-variables` and `secrets`) or to the task definition. Check its spelling.",
  },
  {
    name: "host-not-allowed",
    text: /Invalid HTTP_HOST header|DisallowedHost|You may need to add .{1,200} to ALLOWED_HOSTS|Blocked hosts?:/u,
    example: "Invalid HTTP_HOST header: '10.0.3.4:8000'. You may need to add '10.0.3.4' to ALLOWED_HOSTS.",
    what: "The application rejects requests to its IP address, which the load balancer's health check sends.",
    remedy:
      "Exclude the health check path from the host check (Django: a middleware before CommonMiddleware; Rails: `exclude` in `config.host_authorization`), or allow the task's IP addresses.",
  },
  {
    name: "task-role-denied",
    text: /is not authorized to perform: (?<action>[\w-]{1,40}:\w{1,80})/u,
    example:
      "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web-task/0a1b is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:123456789012:mail",
    what: "The task role does not allow {action}.",
    remedy: "Allow it in the task role (`taskRoleArn` of the task definition), not in the execution role.",
  },
  {
    name: "task-role-missing",
    text: /Unable to locate credentials|Could not load credentials from any providers|NoCredentialProviders|Unable to load (?:AWS )?credentials|CredentialsProviderError/u,
    example: "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
    what: "The application calls AWS, but the task has no task role.",
    remedy: "Set `taskRoleArn` of the task definition.",
  },
];

const fileHints: readonly Row[] = [
  {
    name: "windows-line-ends",
    text: /(?:\^M|\r): bad interpreter|(?:env|exec)[^\n]{0,100}(?:\\r|\r)'?: No such file|\$'\\r': command not found|set: illegal option -\r?$/u,
    example: "/entrypoint.sh: line 2: $'\\r': command not found",
    what: "A script in the image has Windows line endings.",
    remedy: "Save it with LF line endings (`.gitattributes`: `*.sh text eol=lf`), and build the image again.",
  },
  {
    name: "script-missing",
    text: /Could not open input file: (?<php>[\w./-]{1,200})|can't open file '?(?<python>[\w./-]{1,200})|Missing script: "?(?<npm>[\w:.-]{1,100})|npm ERR! missing script|Could not locate Gemfile|Command "(?<artisan>[\w:-]{1,80})" is not defined|Unknown command: '|There are no commands defined in the|Cannot find module '\/[\w./-]{1,200}'|Don't know how to build task|Unable to access jarfile|exec:? [^\n]{1,200}: no such file or directory/u,
    example: "Could not open input file: artisan",
    what: "The script or file that the container's command runs is not in the image, or not in the working directory: {found|see the log}.",
    remedy:
      "Correct `command` or `workingDirectory` (for one-off tasks the input `migration-command` or `smoke-test-command`), or add it to the image.",
  },
  {
    name: "command-not-found",
    text: /^(?:\S{1,200}: )?(?:line )?(?:\d{1,6}: )?(?<program>[\w./-]{1,200}): (?:command )?not found$|^(?:\S{1,200}: )?exec: (?<exec>[\w./-]{1,200}): not found/u,
    example: "/docker-entrypoint.sh: line 12: php: command not found",
    what: "The container's command or script calls a program that is not in the image: {found}.",
    remedy: "Install it in the image, or correct its name or path.",
  },
  {
    name: "shared-library-missing",
    text: /error while loading shared libraries: (?<library>[\w.+-]{1,100})|version `(?<glibc>GLIBC\w{0,10}_[\d.]{1,20})' not found|Error loading shared library (?<musl>[\w.+-]{1,100})|symbol not found$/u,
    example: "app: error while loading shared libraries: libpq.so.5: cannot open shared object file",
    what: "The image lacks a shared library, or has the wrong version of it: {found|see the log}.",
    remedy:
      "Install it, or build in the same base image that the application runs in (don't mix glibc and musl).",
  },
  {
    name: "module-missing",
    text: /Cannot find (?:module|package) '|ERR_MODULE_NOT_FOUND|ModuleNotFoundError: No module named|ImportError: (?:cannot import|No module)|cannot load such file -- |Class ["'][\w\\]{1,200}["'] not found|Bundler::GemNotFound|Could not find [\w.-]{1,100} in (?:any of the sources|locally installed gems)|ClassNotFoundException|NoClassDefFoundError|Failed opening required/u,
    example: "Error: Cannot find module 'express'",
    what: "The application can't find one of its modules or packages.",
    remedy:
      "Check the image build: it must install the production dependencies and copy all files, and .dockerignore must not exclude them.",
  },
  {
    name: "file-not-writable",
    text: /could not be opened in append mode|EACCES: permission denied, (?:open|mkdir|unlink|rename|scandir)|(?:Failed to open stream|failed to open stream|mkdir\(\)): Permission denied|PermissionError: \[Errno 13\]|Permission denied @ (?:rb_sysopen|dir_s_mkdir)|java\.nio\.file\.AccessDeniedException/u,
    example:
      'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
    what: "The application has no permission to read or write a file or directory.",
    remedy: "Make the container's user its owner (`chown` in the image), or log to stdout.",
  },
  {
    name: "file-system-read-only",
    text: /Read-only file system|EROFS: /u,
    example: "OSError: [Errno 30] Read-only file system: '/tmp/cache'",
    what: "The application tried to write to a read-only file system.",
    remedy: "Mount a volume there, or remove `readonlyRootFilesystem` from the container.",
  },
  {
    name: "disk-full",
    text: /No space left on device/iu,
    example: "OSError: [Errno 28] No space left on device",
    what: "The task's disk is full.",
    remedy:
      "On Fargate, raise `ephemeralStorage.sizeInGiB` of the task definition. On EC2, enlarge the instance's volume.",
  },
];

const processHints: readonly Row[] = [
  {
    name: "stale-pid-file",
    text: /A server is already running/u,
    example: "A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
    what: "Rails does not start because it found the pid file of an earlier process.",
    remedy: "Remove tmp/pids/server.pid in the entry point, and keep it out of the image (.dockerignore).",
  },
  {
    name: "port-in-use",
    text: /EADDRINUSE|address already in use|bind\(\) to \S{1,100} failed \(98|Port (?<port>\d{1,5}) (?:is|was) already in use/iu,
    example: "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000",
    what: "Another process of the task already uses the application's port.",
    remedy:
      "Containers of an awsvpc task share their ports: use a different port for each, and start the server only once.",
  },
  {
    name: "port-not-permitted",
    text: /bind\(\) to \S{1,100} failed \(13|(?:listen|bind)[^\n]{0,60}(?:EACCES|permission denied)/iu,
    example: "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
    what: "The container's user has no permission to listen on a port below 1024.",
    remedy: "Listen on a port above 1024, and set that port in `portMappings` and the target group.",
  },
  {
    name: "heap-exhausted",
    text: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|Allowed memory size of \d{1,15} bytes exhausted|^MemoryError\b|fatal error: (?:runtime: )?out of memory|Cannot allocate memory|failed to allocate memory \(NoMemoryError\)|System\.OutOfMemoryException/u,
    example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    what: "The application reached the memory limit of its runtime.",
    remedy:
      "Raise the limit (`--max-old-space-size`, `-Xmx`, `memory_limit`) and `memory` of the container, or make the application use less.",
  },
];

/** Log messages of containers that can't run at all, regardless of their exit code. */
export const executionHints: readonly Row[] = [
  {
    name: "architecture-mismatch",
    text: /exec format error|cannot execute binary file/iu,
    example: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
    what: "The program in {image} is built for a different CPU architecture from the task's ({architecture|see `runtimePlatform`}).",
    remedy:
      "Build for the task's architecture (`docker buildx build --platform linux/amd64,linux/arm64`), or set `runtimePlatform.cpuArchitecture` of the task definition. If it is a script, add a `#!` line.",
  },
];

export const programHints: readonly Row[] = [...settingHints, ...fileHints, ...processHints];
