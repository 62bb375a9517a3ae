import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { forkHelper, taskOfHelper } from './child.ts'

interface Task {
  /** Its files are read once, at the start. */
  readonly folder: string
  readonly headers: Readonly<Record<string, string>>
}
interface Told {
  readonly url: string
}

/** What Node can do at best: node:http, and the bytes in memory. */
export const startMemory = (task: Task) => forkHelper<Told>('./memory.ts', task)

if (import.meta.main) {
  const { folder, headers } = await taskOfHelper<Task>()
  const files = new Map<string, Buffer>()
  for (const name of await readdir(folder)) files.set(`/${name}`, await readFile(join(folder, name)))
  const server = createServer(({ url = '' }, response) => {
    const bytes = files.get(url)
    response.writeHead(bytes ? 200 : 404, { ...headers, 'content-length': bytes?.byteLength ?? 0 })
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({
      url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    } satisfies Told)
  })
}
