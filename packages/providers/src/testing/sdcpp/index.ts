import { createPlan, type StruckFault } from '../stand-in/plan.ts'
import { startStandIn } from '../stand-in/server.ts'
import { type Exchange, sendJson, textField } from '../upstream/exchange.ts'
import type { HttpFault } from '../upstream/http-faults.ts'
import { createPainter, OWN_FAULTS, type OwnFault, sendBegun, sendCancelled, sendLook } from './answers.ts'
import { capabilities } from './capabilities.ts'
import { createJobs } from './jobs.ts'

export interface SdCppStandInOptions {
  /** A free one when left out. */
  readonly port?: number
  /** Of the file of its model, without the ending. */
  readonly stem?: string
  /** Looks that find a job unfinished. */
  readonly looksUntilDone?: number
}

const JOB_PATH = /^\/sdcpp\/v1\/jobs\/([\w-]+)(\/cancel)?$/

/** The server of stable-diffusion.cpp on this machine: jobs that are kept, and what can go wrong. */
export const startSdCpp = async ({ port, stem = 'z-image-turbo-Q4', looksUntilDone = 2 }: SdCppStandInOptions = {}) => {
  const settings = { looksUntilDone }
  const plan = createPlan(OWN_FAULTS)
  const painter = createPainter()
  const jobs = createJobs({ looksUntilDone: () => settings.looksUntilDone, paint: painter.paint })
  const parts = { plan, jobs, painter }

  const answer = async (exchange: Exchange): Promise<void> => {
    const prompt = textField(exchange.received.body, 'prompt')
    if (prompt !== undefined) plan.orderFromPrompt(exchange, prompt)
    if (plan.strike(exchange)) return
    const { pathname } = exchange.url
    if (pathname === '/sdcpp/v1/capabilities') return sendJson(exchange, 200, capabilities(stem))
    if (pathname === '/sdcpp/v1/img_gen') return sendBegun(exchange, parts)
    const [, id, isCancel] = pathname.match(JOB_PATH) ?? []
    if (id === undefined) return sendJson(exchange, 404, { error: 'not found' })
    return isCancel ? sendCancelled(exchange, id, parts) : sendLook(exchange, id, parts)
  }

  const standIn = await startStandIn({ port, kindOf: path => path.split('/').at(-1) ?? '', answer })
  return {
    url: standIn.url,
    requests: standIn.requests,
    until: standIn.until,
    jobs,
    /** By the beginning of `METHOD /path`; the call that begins a job when left out. */
    fault: (name: HttpFault | OwnFault, fault: Partial<StruckFault> = {}) => {
      plan.order(name, { at: 'POST /sdcpp/v1/img_gen', ...fault })
    },
    set: (changes: Partial<typeof settings>) => {
      Object.assign(settings, changes)
    },
    /** As it is after a restart: it knows no job. */
    restart: () => {
      jobs.clear()
    },
    close: standIn.close,
  }
}
