import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import { forkHelper, taskOfHelper } from './child.ts'

interface Task {
  /** Texts by path, each with the headers that it goes out with. */
  readonly texts?: Readonly<Record<string, { body: string; headers: Record<string, string> }>>
  /** A folder that is served as it is. */
  readonly folder?: string
}
interface Told {
  readonly url: string
}

/** What Fastify can do at best: send a text that is ready, or a plain file. */
export const startLimits = (task: Task) => forkHelper<Told>('./limits.ts', task)
export type Limits = Awaited<ReturnType<typeof startLimits>>

if (import.meta.main) {
  const { texts = {}, folder } = await taskOfHelper<Task>()
  const app = Fastify()
  for (const [path, { body, headers }] of Object.entries(texts))
    app.get(path, (_request, reply) => reply.headers(headers).send(body))
  if (folder !== undefined) await app.register(fastifyStatic, { root: folder })
  process.send?.({ url: await app.listen({ host: '127.0.0.1', port: 0 }) } satisfies Told)
}
