import { startUpstream, type UpstreamOptions } from '@atelier/providers/testing'
import { forkHelper, taskOfHelper } from './child.ts'

type Task = Pick<UpstreamOptions, 'latencyMs' | 'format'>
type Told = Record<'routerUrl' | 'hubUrl', string>

/** The stand-in for Hugging Face in a process of its own: one prebuilt picture a size, after a fixed time. */
export const startUpstreamProcess = (task: Task) => forkHelper<Told>('./upstream.ts', task)
export type Upstream = Awaited<ReturnType<typeof startUpstreamProcess>>

if (import.meta.main) {
  const { routerUrl, hubUrl } = await startUpstream({ fast: true, ...(await taskOfHelper<Task>()) })
  process.send?.({ routerUrl, hubUrl } satisfies Told)
}
