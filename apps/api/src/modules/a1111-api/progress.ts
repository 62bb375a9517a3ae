import type { A1111Progress, Generation } from '@atelier/contracts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Job, Jobs } from './jobs.ts'
import type { SeenPreviews } from './seen-previews.ts'

/** As AUTOMATIC1111 tells of what has begun: 0 would be taken for nothing. */
const BEGUN = 0.01

const IDLE: A1111Progress = {
  progress: 0,
  eta_relative: 0,
  state: {
    skipped: false,
    interrupted: false,
    stopping_generation: false,
    job: '',
    job_count: 0,
    job_timestamp: '0',
    job_no: 0,
    sampling_step: 0,
    sampling_steps: 0,
  },
  current_image: null,
  textinfo: null,
}

/** `20261122180405`, by UTC. */
export const timestampOf = (date: Date): string => date.toISOString().replaceAll(/\D/g, '').slice(0, 14)

const shareOf = ({ finishedAt, progress }: Generation) => (finishedAt === null ? progress : 1)

/** Seconds, where it goes on as it went until now. */
function secondsLeft(generations: readonly Generation[], progress: number, now: Date): number {
  const begun = generations.flatMap(({ startedAt }) => (startedAt === null ? [] : Date.parse(startedAt)))
  if (begun.length === 0 || progress <= BEGUN) return 0
  const elapsedMs = Math.max(0, now.getTime() - Math.min(...begun))
  return Math.round((elapsedMs * (1 - progress)) / progress / 100) / 10
}

const taskName = ({ generations: [first] }: Job) =>
  first?.task === 'text-to-image' ? 'scripts_txt2img' : first?.task === 'upscale' ? 'extras' : 'scripts_img2img'

function stateOf(job: Job, now: Date): Omit<A1111Progress, 'current_image'> {
  const { generations, createdAt, taskId } = job
  const share = generations.reduce((sum, generation) => sum + shareOf(generation), 0) / generations.length
  const progress = Math.min(1, Math.max(BEGUN, share))
  const running = generations.find(({ status }) => status === 'running')
  const steps = running?.parameters.steps ?? 0
  return {
    progress,
    eta_relative: secondsLeft(generations, progress, now),
    state: {
      ...IDLE.state,
      skipped: generations.some(({ status }) => status === 'cancelled'),
      job: taskId ?? taskName(job),
      job_count: generations.length,
      job_timestamp: timestampOf(createdAt),
      job_no: generations.filter(({ finishedAt }) => finishedAt !== null).length,
      sampling_step: Math.floor((running?.progress ?? 0) * steps),
      sampling_steps: steps,
    },
    textinfo: running ? null : 'Waiting in the queue.',
  }
}

interface ProgressDependencies {
  readonly jobs: Pick<Jobs, 'current'>
  readonly previews: SeenPreviews
  readonly clock: Clock
}

/** How far what the caller asked for is. */
export const createProgress = ({ jobs, previews, clock }: ProgressDependencies) =>
  async function progressOf(
    actor: Actor,
    { taskId, withImage }: { readonly taskId: string | undefined; readonly withImage: boolean },
  ): Promise<A1111Progress> {
    const job = await jobs.current(actor, taskId)
    if (!job) return IDLE
    const ids = job.generations.map(({ id }) => id)
    return { ...stateOf(job, clock.now()), current_image: withImage ? previews.look(actor.id, ids) : null }
  }
export type ProgressOf = ReturnType<typeof createProgress>
