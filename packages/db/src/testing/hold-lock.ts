import { lockFile } from '../index.ts'

/** For tests: a process of its own that holds a lock until it is ended. */
const lock = lockFile(process.argv[2] ?? '')
process.stdout.write(lock ? 'held\n' : 'refused\n')
setInterval(() => lock, 60_000)
