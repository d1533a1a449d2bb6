// Loaded before a measured script: writes what it has cost to file descriptor 3, once a second and at the exit.
const { readFileSync, writeSync } = require("node:fs");

// Linux's `maxRSS` begins with what the parent had when it forked; `VmHWM` is the process's own.
function mostMemory() {
  try {
    return Number(/VmHWM:\s*(\d+)/u.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

function read() {
  const { user, system } = process.cpuUsage();
  const reading = {
    at: performance.now(),
    cpu: (user + system) / 1000,
    memory: mostMemory(),
    heap: process.memoryUsage().heapUsed / 2 ** 20,
  };
  try {
    writeSync(3, `${JSON.stringify(reading)}\n`);
  } catch {
    // Nobody reads any more.
  }
}

setInterval(read, 1000).unref();
process.on("exit", read);
