import { createHash, randomBytes } from 'node:crypto'
import { createDiskStorage } from '../disk.ts'

// Run as a process of its own and killed in the middle. The name of each object is the hash of what it must hold.
const storage = createDiskStorage(process.argv[2] ?? '')
for (;;) {
  const bytes = randomBytes(4_000_000)
  await storage.put(`killed/${createHash('sha256').update(bytes).digest('hex')}`, bytes)
  process.stdout.write('one more\n')
}
