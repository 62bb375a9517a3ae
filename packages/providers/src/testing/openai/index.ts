import type { DialectId } from '../../openai/dialects/dialect.ts'
import { createPlan, type StruckFault } from '../stand-in/plan.ts'
import { createPromptFaults } from '../stand-in/prompt-faults.ts'
import { startStandIn } from '../stand-in/server.ts'
import { type Exchange, sendBytes, sendJson } from '../upstream/exchange.ts'
import { createPictures, isPictureFault, pictureFaults, type PictureFormat } from '../upstream/pictures.ts'
import { standInDialects, type StandInDialect } from './dialects.ts'
import { isOpenAiFault, type OpenAiFault, type OpenAiOutcome, OWN_FAULTS, PASSING, strike } from './faults.ts'
import { objectionTo } from './judge.ts'
import { type Order, readOrder, textOf } from './order.ts'
import { sendStream } from './stream.ts'

export interface OpenAiStandInOptions {
  /** As which server it answers; as OpenAI when left out. */
  readonly dialect?: DialectId
  /** A free one when left out. */
  readonly port?: number
  /** The only key that is accepted; none is asked for when left out. */
  readonly apiKey?: string | undefined
  /** How long a picture takes, in milliseconds. */
  readonly latencyMs?: number
  /** Changes to how it behaves, e.g. its models. */
  readonly behaviour?: Partial<StandInDialect>
}

interface Due {
  readonly name: OpenAiFault
  readonly seconds?: number | undefined
}

const FORMATS: Readonly<Record<string, PictureFormat>> = { png: 'png', jpeg: 'jpeg', webp: 'webp' }

const ELSEWHERE = {
  'url-private': 'https://10.0.0.7/picture.png',
  'url-metadata': 'http://169.254.169.254/latest/meta-data',
  'url-file': 'file:///etc/passwd',
} as const satisfies Partial<Record<OpenAiOutcome, string>>
const isElsewhere = (name: string): name is keyof typeof ELSEWHERE => Object.hasOwn(ELSEWHERE, name)

/** A server that speaks OpenAI's image API on this machine, in any dialect: real HTTP, real pictures, real refusals. */
export const startOpenAiStandIn = async (options: OpenAiStandInOptions = {}) => {
  const { dialect = 'openai', apiKey, latencyMs = 0, port } = options
  const behaviour: StandInDialect = { ...standInDialects[dialect], ...options.behaviour }
  const plan = createPlan(OWN_FAULTS)
  const fromPrompt = createPromptFaults({ isKnown: isOpenAiFault, passing: PASSING })
  const paint = createPictures(false)
  const files = new Map<string, Uint8Array>()
  const orders: Order[] = []
  let made = 0

  const due = (exchange: Exchange, prompt: string): Due | undefined =>
    plan.due(exchange) ?? (exchange.received.method === 'POST' ? fromPrompt(prompt) : undefined)

  const pictureFor = async (order: Order, fault: OpenAiFault | undefined) => {
    const request = {
      prompt: textOf(order, 'prompt').replace(/<sd_cpp_extra_args>.*/, ''),
      seed: behaviour.seedOf(order),
      ...behaviour.sizeOf(order),
      format: FORMATS[textOf(order, 'output_format')] ?? 'png',
    }
    const { bytes } =
      fault !== undefined && isPictureFault(fault) ? await pictureFaults[fault](request) : await paint(request)
    made += 1
    return { request, bytes }
  }

  /** How the picture is named in the answer. */
  const entryFor = (order: Order, bytes: Uint8Array, fault: OpenAiFault | undefined) => {
    const base64 = Buffer.from(bytes).toString('base64')
    if (fault !== undefined && isElsewhere(fault)) return { url: ELSEWHERE[fault] }
    if (fault === 'url-data') return { url: `data:image/png;base64,${base64}` }
    if (fault === 'not-respected') return { respect_moderation: false }
    const wantsBase64 = ['b64_json', 'base64'].includes(textOf(order, 'response_format'))
    const byUrl = fault === 'by-url' || fault === 'url-gone' || order.path.endsWith('/inpainting')
    if (!byUrl && (wantsBase64 || behaviour.answersBy === 'base64')) return { b64_json: base64 }
    if (fault !== 'url-gone') files.set(`/files/${made}.png`, bytes)
    return { url: `${standIn.url}/files/${made}.png` }
  }

  const answerOrder = async (exchange: Exchange, order: Order, fault: OpenAiFault | undefined) => {
    const { request, bytes } = await pictureFor(order, fault)
    const isStreamed = dialect === 'openai' && textOf(order, 'partial_images') !== '' && fault !== 'stream-ignored'
    if (isStreamed)
      return sendStream(exchange, {
        kind: order.path.endsWith('/edits') ? 'image_edit' : 'image_generation',
        previews: Number(textOf(order, 'partial_images')),
        request,
        bytes,
        fault: fault as OpenAiOutcome, // of another name it changes nothing there
      })
    const usage = dialect === 'xai' ? { usage: { cost_in_usd_ticks: 200_000_000 } } : {}
    const body = { created: 1_700_000_000, data: [entryFor(order, bytes, fault)], ...usage }
    exchange.later(latencyMs, () => {
      sendJson(exchange, 200, body, { 'x-request-id': `req-${made}` })
    })
  }

  const answerPost = async (exchange: Exchange, path: string) => {
    const order = await readOrder(exchange)
    if (!order) return sendJson(exchange, 400, { error: { message: 'The body cannot be read.', code: null } })
    const fault = due(exchange, textOf(order, 'prompt'))
    if (fault) exchange.received.fault = fault.name
    if (fault && strike(exchange, fault.name, fault.seconds)) return
    orders.push(order)
    const objection = await objectionTo(order, path, behaviour)
    if (objection) return sendJson(exchange, objection.status, { error: { message: objection.message, code: null } })
    return answerOrder(exchange, order, fault?.name)
  }

  const answerGet = (exchange: Exchange, pathname: string) => {
    const fault = due(exchange, '')
    if (fault) exchange.received.fault = fault.name
    if (fault && strike(exchange, fault.name, fault.seconds)) return
    const file = files.get(pathname)
    if (file) return sendBytes(exchange, 200, file, 'image/png')
    if (pathname === `${behaviour.base}/models`) return sendJson(exchange, 200, behaviour.models)
    const page = behaviour.pages[pathname]
    return page === undefined ? sendJson(exchange, 404, { error: 'Not Found' }) : sendJson(exchange, 200, page)
  }

  const isRefused = ({ received: { headers, kind } }: Exchange) =>
    apiKey !== undefined && kind === 'api' && headers.authorization !== `Bearer ${apiKey}`

  const standIn = await startStandIn({
    port,
    kindOf: path => (path.startsWith(behaviour.base) ? 'api' : path.startsWith('/files/') ? 'file' : 'other'),
    answer: exchange => {
      const { pathname } = exchange.url
      if (isRefused(exchange)) {
        strike(exchange, 'invalid-api-key', undefined)
        return
      }
      if (exchange.received.method === 'GET') return answerGet(exchange, pathname)
      return answerPost(exchange, pathname.slice(behaviour.base.length))
    },
  })

  return {
    url: standIn.url,
    baseUrl: `${standIn.url}${behaviour.base}`,
    requests: standIn.requests,
    until: standIn.until,
    /** What was asked for and not struck by a fault before, in order. */
    orders,
    /** How many pictures were made, and would have been paid for. */
    made: () => made,
    fault: (name: OpenAiFault, { at = 'POST', ...how }: Partial<StruckFault> = {}) => {
      plan.order(name, { at, ...how })
    },
    clearFaults: plan.clear,
    close: standIn.close,
  }
}
export type OpenAiStandIn = Awaited<ReturnType<typeof startOpenAiStandIn>>
