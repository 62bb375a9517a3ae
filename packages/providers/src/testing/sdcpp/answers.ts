import type { createPlan } from '../stand-in/plan.ts'
import { type Exchange, numberField, sendJson, textField } from '../upstream/exchange.ts'
import { createPictures, pictureFaults, type PictureFault } from '../upstream/pictures.ts'
import type { Job, Jobs } from './jobs.ts'

const PICTURE_FAULTS = Object.keys(pictureFaults) as PictureFault[]

/** How a job ends other than with a picture. */
const ENDS = {
  failed: { code: 'generation_failed', message: 'generate_image returned no results' },
  'out-of-memory': { code: 'generation_failed', message: 'ggml_backend: failed to allocate 4096.00 MiB' },
  'cancelled-there': { code: 'cancelled', message: 'job cancelled by client' },
} as const
const LATE_MS = 100
const END_FAULTS = Object.keys(ENDS) as (keyof typeof ENDS)[]

export const OWN_FAULTS = [
  ...PICTURE_FAULTS,
  ...END_FAULTS,
  'queue-full',
  'bad-parameters',
  'poll-url-elsewhere',
  'no-job',
  'unknown-status',
  'no-images',
  'result-gone',
  /** The server is started anew: it knows no job. */
  'restart',
  /** The job is taken, and that is said a little later. */
  'answered-late',
] as const
export type OwnFault = (typeof OWN_FAULTS)[number]

type Plan = ReturnType<typeof createPlan<OwnFault>>

/** Makes the pictures of jobs; some of them wrong. */
export const createPainter = () => {
  const faults = new WeakMap<object, PictureFault>()
  const paint = createPictures(false)
  return {
    /** Remembers what is to be wrong with the picture of this body. */
    spoil: (body: object, fault: PictureFault) => faults.set(body, fault),
    paint: async (body: unknown): Promise<string> => {
      const request = {
        prompt: textField(body, 'prompt') ?? '',
        seed: numberField(body, 'seed') ?? 0,
        width: numberField(body, 'width') ?? 512,
        height: numberField(body, 'height') ?? 512,
        format: 'png',
      } as const
      const fault = typeof body === 'object' && body ? faults.get(body) : undefined
      const { bytes } = fault ? await pictureFaults[fault](request) : await paint(request)
      return Buffer.from(bytes).toString('base64')
    },
  }
}
export type Painter = ReturnType<typeof createPainter>

interface Parts {
  readonly plan: Plan
  readonly jobs: Jobs
  readonly painter: Painter
}

/** POST /sdcpp/v1/img_gen. */
export const sendBegun = (exchange: Exchange, { plan, jobs, painter }: Parts) => {
  const { body } = exchange.received
  if (typeof body !== 'object' || !body) return sendJson(exchange, 400, { error: 'empty body' })
  if (plan.isDue(exchange, 'queue-full')) return sendJson(exchange, 429, { error: 'job queue is full' })
  if (plan.isDue(exchange, 'bad-parameters')) return sendJson(exchange, 400, { error: 'invalid generation parameters' })
  if (plan.isDue(exchange, 'no-job')) return sendJson(exchange, 202, { kind: 'img_gen', status: 'queued' })
  const spoilt = PICTURE_FAULTS.find(name => plan.isDue(exchange, name))
  if (spoilt) painter.spoil(body, spoilt)
  const end = END_FAULTS.find(name => plan.isDue(exchange, name))
  const { id } = jobs.begin(body, end && ENDS[end])
  const path = `/sdcpp/v1/jobs/${id}`
  const poll_url = plan.isDue(exchange, 'poll-url-elsewhere') ? `http://169.254.169.254${path}` : path
  const say = () => sendJson(exchange, 202, { id, kind: 'img_gen', status: 'queued', created: 1775401200, poll_url })
  return plan.isDue(exchange, 'answered-late') ? exchange.later(LATE_MS, say) : say()
}

const sendJob = (exchange: Exchange, job: Job, { plan, jobs }: Parts) => {
  const { id, status, image, error } = job
  const images = plan.isDue(exchange, 'no-images') ? [] : [{ index: 0, b64_json: image }]
  return sendJson(exchange, 200, {
    id,
    kind: 'img_gen',
    status: plan.isDue(exchange, 'unknown-status') ? 'dreaming' : status,
    created: 1775401200,
    started: null,
    completed: null,
    queue_position: jobs.positionOf(job),
    result: status === 'completed' ? { output_format: 'png', images } : null,
    error: status === 'failed' || status === 'cancelled' ? error : null,
  })
}

/** GET /sdcpp/v1/jobs/{id}. */
export const sendLook = async (exchange: Exchange, id: string, parts: Parts) => {
  const { plan, jobs } = parts
  if (plan.isDue(exchange, 'result-gone')) jobs.expireAll()
  if (plan.isDue(exchange, 'restart')) jobs.clear()
  const look = await jobs.look(id)
  if (look === 'unknown') return sendJson(exchange, 404, { error: 'job not found' })
  if (look === 'expired') return sendJson(exchange, 410, { error: 'job expired' })
  return sendJob(exchange, look, parts)
}

/** POST /sdcpp/v1/jobs/{id}/cancel. */
export const sendCancelled = (exchange: Exchange, id: string, parts: Parts) => {
  const job = parts.jobs.cancel(id)
  if (job === 'unknown') return sendJson(exchange, 404, { error: 'job not found' })
  if (job === 'running')
    return sendJson(exchange, 409, { error: 'job is currently generating and cannot be interrupted yet' })
  return sendJob(exchange, job, parts)
}
