import type { StruckFault } from '../stand-in/plan.ts'
import { startStandIn } from '../stand-in/server.ts'
import { type Exchange, sendJson, textField } from '../upstream/exchange.ts'
import { sendNoRoute } from './errors.ts'
import type { Flavour } from './flavours.ts'
import { sendProgress, sendTask } from './progress.ts'
import { sendEnlarged, sendPicture } from './render.ts'
import { createState, restart, type State, type WebUiFault } from './state.ts'

export interface WebUiStandInOptions {
  /** A free one when left out. */
  readonly port?: number
  readonly flavour?: Flavour
  /** Whoever gives these is let in; everybody when left out. */
  readonly username?: string
  readonly password?: string
  /** Looks that find a picture unfinished. Where nobody can look it is made at once. */
  readonly looksUntilDone?: number
}

const route = (exchange: Exchange, state: State): Promise<void> | void => {
  const { lists, traits, jobs } = state
  const { pathname } = exchange.url
  if (exchange.received.method === 'GET' && lists.has(pathname)) return sendJson(exchange, 200, lists.get(pathname))
  if (pathname === '/sdapi/v1/txt2img' || pathname === '/sdapi/v1/img2img') return sendPicture(exchange, state)
  if (pathname === '/sdapi/v1/extra-single-image' && traits.hasExtras) return sendEnlarged(exchange, state)
  if (!traits.hasProgress) return sendNoRoute(exchange)
  switch (pathname) {
    case '/sdapi/v1/progress':
      return sendProgress(exchange, state)
    case '/internal/progress':
      return sendTask(exchange, state)
    case '/sdapi/v1/interrupt':
      jobs.stop()
      return sendJson(exchange, 200, {})
    default:
      return sendNoRoute(exchange)
  }
}

/** A Stable Diffusion WebUI on this machine: real HTTP, real pictures, one thing at a time, and what can go wrong. */
export const startWebUi = async (options: WebUiStandInOptions = {}) => {
  const { username, password = '' } = options
  const state = createState(options.flavour ?? 'a1111', options.looksUntilDone ?? 2)
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

  const answer = async (exchange: Exchange) => {
    const { headers, body } = exchange.received
    if (username !== undefined && headers.authorization !== expected)
      return sendJson(exchange, 401, { detail: 'Incorrect username or password' }, { 'www-authenticate': 'Basic' })
    const prompt = textField(body, 'prompt')
    if (prompt !== undefined) state.plan.orderFromPrompt(exchange, prompt)
    if (!state.plan.strike(exchange)) await route(exchange, state)
  }

  const kindOf = (path: string) => path.split('/').at(-1) ?? ''
  const standIn = await startStandIn({ port: options.port, kindOf, answer })
  return {
    url: standIn.url,
    requests: standIn.requests,
    until: standIn.until,
    made: () => state.made,
    jobs: state.jobs,
    lists: state.lists,
    /** By the beginning of `METHOD /path`; the next call of the API when left out. */
    fault: (name: WebUiFault, fault: Partial<StruckFault> = {}) => {
      state.plan.order(name, { at: 'POST /sdapi/v1/', ...fault })
    },
    set: (changes: Partial<State['settings']>) => {
      Object.assign(state.settings, changes)
    },
    restart: () => {
      restart(state)
    },
    close: standIn.close,
  }
}
