import { createHash } from 'node:crypto'
import { type Exchange, field, numberField, sendJson, textField } from '../upstream/exchange.ts'
import { pictureFaults } from '../upstream/pictures.ts'
import { SAID_FAULTS, saySaid, sendBusy, sendException } from './errors.ts'
import { PICTURE_FAULTS, PREVIEW_FAULTS, restart, type State } from './state.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Whether the server takes the request; what it says otherwise is said here. */
const isTaken = (exchange: Exchange, { plan, flavour, traits }: State): boolean => {
  const { body, path } = exchange.received
  const refuse = (say: () => void) => {
    say()
    return false
  }
  const said = SAID_FAULTS.find(name => plan.isDue(exchange, name))
  if (said) return refuse(() => saySaid(exchange, said))
  if (plan.isDue(exchange, 'queue-full')) return refuse(() => sendBusy(exchange, flavour))
  const sampler = textField(body, 'sampler_name')
  if (sampler !== undefined && !traits.samplers.includes(sampler))
    return refuse(() => sendException(exchange, 404, 'HTTPException', 'Sampler not found'))
  if (path.endsWith('/img2img') && !Array.isArray(field(body, 'init_images')))
    return refuse(() => sendException(exchange, 404, 'HTTPException', 'Init image not found'))
  return true
}

const paintFor = async (exchange: Exchange, { plan, paint }: State) => {
  const { body } = exchange.received
  const scale = numberField(body, 'upscaling_resize') ?? 1
  const request = {
    prompt: textField(body, 'prompt') ?? '',
    seed: numberField(body, 'seed') ?? 0,
    width: (numberField(body, 'width') ?? 256) * scale,
    height: (numberField(body, 'height') ?? 256) * scale,
    format: 'png',
  } as const
  const fault = PICTURE_FAULTS.find(name => plan.isDue(exchange, name))
  return base64((fault ? await pictureFaults[fault](request) : await paint(request)).bytes)
}

/** The LoRAs of a prompt with the beginning of their SHA-256, as a WebUI has it. */
const hashesOf = (prompt: string) => {
  const names = [...prompt.matchAll(/<lora:([^:>]+):/g)].map(([, name = '']) => name)
  const hashes = names.map(name => `${name}: ${createHash('sha256').update(name).digest('hex').slice(0, 12)}`)
  return hashes.length === 0 ? '' : `, Lora hashes: "${hashes.join(', ')}"`
}

/** What is told of a picture: JSON inside a string. */
const infoOf = (exchange: Exchange, { plan, flavour }: State) => {
  const { body } = exchange.received
  if (flavour === 'koboldcpp') return ''
  const isOther = plan.isDue(exchange, 'another-model')
  const title = textField(field(body, 'override_settings'), 'sd_model_checkpoint') ?? ''
  const [name = '', hash = ''] = title.split(/\s*[[\]]/)
  const seed = numberField(body, 'seed') ?? 0
  const prompt = textField(body, 'prompt') ?? ''
  return JSON.stringify({
    prompt,
    seed,
    all_seeds: [seed],
    sampler_name: textField(body, 'sampler_name') ?? 'Euler',
    sd_model_name: isOther ? 'something-else' : name.replace(/^.*\/|\.safetensors$/g, ''),
    sd_model_hash: isOther ? 'ffffffffff' : hash,
    infotexts: [`${prompt}\nSteps: 20, Seed: ${seed}${hashesOf(prompt)}, Version: v1.10.1`],
  })
}

/** Makes a picture when it is its turn; whoever asked may be gone by then, which these servers do not notice. */
const render = async (exchange: Exchange, state: State, jobName: string): Promise<string | undefined> => {
  const { plan, jobs, traits, waiting } = state
  if (!isTaken(exchange, state)) return undefined
  state.preview = PREVIEW_FAULTS.find(name => plan.isDue(exchange, name)) ?? 'good'
  waiting.add(exchange)
  const named = traits.tasks === 'ours' ? textField(exchange.received.body, 'force_task_id') : undefined
  const ending = jobs.run(named ?? `task(api-${jobName})`, jobName)
  if (plan.isDue(exchange, 'restart')) restart(state)
  const wasStopped = await ending
  waiting.delete(exchange)
  if (!wasStopped) state.made += 1
  const image = await paintFor(exchange, state)
  return exchange.response.destroyed ? undefined : image
}

/** POST /sdapi/v1/txt2img and img2img. */
export const sendPicture = async (exchange: Exchange, state: State) => {
  const image = await render(exchange, state, state.traits.jobName)
  if (image === undefined) return
  sendJson(exchange, 200, {
    images: state.plan.isDue(exchange, 'no-images') ? [] : [image],
    ...(state.flavour !== 'drawthings' && { parameters: {}, info: infoOf(exchange, state) }),
  })
}

/** POST /sdapi/v1/extra-single-image. */
export const sendEnlarged = async (exchange: Exchange, state: State) => {
  const image = await render(exchange, state, 'extras')
  if (image !== undefined) sendJson(exchange, 200, { html_info: '<div></div>', image })
}
