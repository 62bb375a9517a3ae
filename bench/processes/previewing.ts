import { startComfyUi, workflowsOf, type ComfyUiStandInOptions } from '@atelier/providers/testing'
import { forkHelper, taskOfHelper } from './child.ts'

interface Task extends Pick<ComfyUiStandInOptions, 'stepMs' | 'steps' | 'previewSide'> {
  /** How many of them. */
  readonly servers: number
}
interface Told {
  readonly urls: readonly string[]
  readonly workflows: readonly object[]
}

/** Stand-ins for ComfyUI in a process of their own: each makes one picture at a time, and shows it at every step. */
export const startPreviewingProcess = (task: Task) => forkHelper<Told>('./previewing.ts', task)

if (import.meta.main) {
  const { servers, ...options } = await taskOfHelper<Task>()
  const started = await Promise.all(Array.from({ length: servers }, () => startComfyUi(options)))
  process.send?.({ urls: started.map(({ url }) => url), workflows: workflowsOf(['sd15']) } satisfies Told)
}
