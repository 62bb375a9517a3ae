import { type Exchange, sendJson, textField } from '../upstream/exchange.ts'
import type { State } from './state.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const previewOf = async ({ preview, paint }: State) => {
  if (preview === 'preview-garbage') return base64(Buffer.from('no picture at all'))
  if (preview === 'preview-huge')
    return base64(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(2 * 1024 * 1024)]))
  return base64((await paint({ prompt: '', seed: 1, width: 64, height: 64, format: 'jpeg' })).bytes)
}

/** How far a task is: POST /internal/progress. */
export const sendTask = async (exchange: Exchange, state: State) => {
  const { jobs, traits, flavour } = state
  const task = textField(exchange.received.body, 'id_task') ?? ''
  const running = jobs.peek()
  // Who takes no names of tasks from the API knows only those of its own page.
  const active = running?.task === task && (traits.tasks === 'ours' || running.name === task)
  const isKnown = traits.tasks === 'ours'
  const { progress } = active ? jobs.look() : { progress: 0 }
  sendJson(exchange, 200, {
    active,
    queued: isKnown && jobs.isQueued(task),
    completed: isKnown && jobs.isFinished(task),
    textinfo: active ? null : 'Waiting...',
    id_live_preview: active ? 1 : -1,
    ...(active && { progress, eta: 1, live_preview: `data:image/jpeg;base64,${await previewOf(state)}` }),
    ...(flavour === 'sdnext' && { job: running?.name ?? '', paused: false, debug: false }),
  })
}

/** How far whatever is being made is: GET /sdapi/v1/progress. */
export const sendProgress = async (exchange: Exchange, state: State) => {
  const { jobs } = state
  const withPreview = exchange.url.searchParams.get('skip_current_image') !== 'true'
  const running = jobs.peek()
  const { progress } = jobs.look()
  sendJson(exchange, 200, {
    progress: running ? Math.max(0.01, progress) : 0,
    eta_relative: 0,
    state: {
      skipped: false,
      interrupted: running ? false : jobs.wasStopped(),
      stopping_generation: false,
      job: running?.name ?? '',
      job_count: running ? 1 : 0,
      job_timestamp: running?.began ?? '0',
      job_no: 0,
      sampling_step: 0,
      sampling_steps: 20,
    },
    current_image: running && withPreview ? await previewOf(state) : null,
    textinfo: null,
  })
}
