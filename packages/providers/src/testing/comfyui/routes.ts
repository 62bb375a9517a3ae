import { isGraph, type Graph } from '../../comfyui/graph/graph.ts'
import type { createPlan } from '../stand-in/plan.ts'
import { field, sendBytes, sendJson, sendText, textField, type Exchange } from '../upstream/exchange.ts'
import { httpFaults, type HttpFault } from '../upstream/http-faults.ts'
import { createTextFaults, isOwnFault, OWN_FAULTS, type OwnFault } from './faults.ts'
import { readUpload, type Files } from './files.ts'
import { describeClass, type NodeClasses } from './object-info.ts'
import type { Queue } from './queue.ts'
import { REFUSALS, validate } from './validate.ts'

export interface RoutesOptions {
  readonly era: 'new' | 'old'
  readonly classes: NodeClasses
  readonly files: Files
  readonly queue: Queue
  readonly plan: ReturnType<typeof createPlan<OwnFault>>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const PAGE = '<!DOCTYPE html><html><head><title>ComfyUI</title></head><body></body></html>'

const STATS = {
  system: {
    os: 'posix',
    ram_total: 33_568_000_000,
    ram_free: 20_000_000_000,
    comfyui_version: '0.3.75',
    python_version: '3.12.3',
    embedded_python: false,
    argv: ['main.py'],
  },
  devices: [{ name: 'cuda:0 stand-in', type: 'cuda', index: 0, vram_total: 8_500_000_000, vram_free: 8_000_000_000 }],
}

const empty = (exchange: Exchange, status: number) => sendText(exchange, status, '', 'text/plain')

/** `POST /prompt`: judges a workflow, and puts it into the queue. */
const createPrompt = ({ era, classes, files, queue, plan }: RoutesOptions) => {
  const fromTexts = createTextFaults()
  let number = 0

  const hasFile = (name: string) => files.find(name, '', 'input') !== undefined

  const accept = (exchange: Exchange, graph: Graph, fault: OwnFault | undefined) => {
    const { body } = exchange.received
    const proposed = textField(body, 'prompt_id')
    if (era === 'new' && proposed !== undefined && !UUID.test(proposed))
      return sendJson(exchange, 400, {
        error: { type: 'invalid_prompt_id', message: 'prompt_id must be a valid UUID' },
      })
    const id = era === 'new' && proposed !== undefined ? proposed : crypto.randomUUID()
    const outputs = Object.keys(graph).filter(output => classes[graph[output]?.class_type ?? '']?.isOutput === true)
    number += 1
    queue.put({ number, id, clientId: textField(body, 'client_id') ?? '', graph, outputs, fault })
    if (fault === 'answer-lost') exchange.response.socket?.resetAndDestroy()
    else sendJson(exchange, 200, { prompt_id: id, number, node_errors: {} })
  }

  return (exchange: Exchange) => {
    const graph = field(exchange.received.body, 'prompt')
    if (!isGraph(graph)) return sendJson(exchange, 400, { error: 'no prompt', node_errors: [] })
    const asked = fromTexts(JSON.stringify(graph))
    if (asked && !isOwnFault(asked.name)) {
      exchange.received.fault = asked.name
      const strike: (typeof httpFaults)[HttpFault] = httpFaults[asked.name]
      return strike(exchange, { seconds: asked.seconds })
    }
    const refused = validate(graph, classes, hasFile)
    if (refused) return sendJson(exchange, 400, refused)
    const own = OWN_FAULTS.find(name => plan.isDue(exchange, name)) ?? OWN_FAULTS.find(name => name === asked?.name)
    const said = own && REFUSALS[own]
    return said ? sendJson(exchange, 400, said) : accept(exchange, graph, own)
  }
}

const view = (exchange: Exchange, files: Files) => {
  const { searchParams } = exchange.url
  const file = files.find(
    searchParams.get('filename') ?? '',
    searchParams.get('subfolder') ?? '',
    searchParams.get('type') ?? 'output',
  )
  if (!file) return empty(exchange, 404)
  return sendBytes(exchange, 200, file.bytes, file.mimeType)
}

const upload = async (exchange: Exchange, files: Files) => {
  const { raw, headers } = exchange.received
  const sent = await readUpload(raw, headers['content-type'] ?? '')
  if (!sent) return empty(exchange, 400)
  const name = files.upload(sent.name, sent.file, sent.type)
  return sendJson(exchange, 200, { name, subfolder: '', type: sent.type })
}

const objectInfo = (exchange: Exchange, classes: NodeClasses, only: string | undefined) => {
  const shown = Object.entries(classes).filter(([name]) => only === undefined || name === only)
  return sendJson(exchange, 200, Object.fromEntries(shown.map(([name, info]) => [name, describeClass(name, info)])))
}

/** All that it answers, with and without `/api` before it. */
export const createRoutes = (options: RoutesOptions) => {
  const { era, classes, files, queue } = options
  const prompt = createPrompt(options)

  const change = (exchange: Exchange) => {
    const ids = field(exchange.received.body, 'delete')
    if (Array.isArray(ids)) queue.remove(ids)
    return empty(exchange, 200)
  }

  const interrupt = (exchange: Exchange) => {
    queue.interrupt(era === 'new' ? textField(exchange.received.body, 'prompt_id') : undefined)
    return empty(exchange, 200)
  }

  const historyOf = (exchange: Exchange, id: string) => {
    const entry = queue.historyOf(id)
    return sendJson(exchange, 200, entry ? { [id]: entry } : {})
  }

  const routes: Readonly<Record<string, (exchange: Exchange) => Promise<void> | void>> = {
    'GET /': exchange => sendText(exchange, 200, PAGE, 'text/html'),
    'GET /system_stats': exchange => sendJson(exchange, 200, STATS),
    'GET /prompt': exchange => sendJson(exchange, 200, { exec_info: { queue_remaining: queue.length() } }),
    'POST /prompt': prompt,
    'GET /queue': exchange =>
      sendJson(exchange, 200, { queue_running: queue.running(), queue_pending: queue.pending() }),
    'POST /queue': change,
    'POST /interrupt': interrupt,
    'GET /history': exchange => sendJson(exchange, 200, queue.history()),
    'GET /view': exchange => view(exchange, files),
    'POST /upload/image': exchange => upload(exchange, files),
    'GET /object_info': exchange => objectInfo(exchange, classes, undefined),
  }

  return async (exchange: Exchange, isAllowed: boolean): Promise<void> => {
    if (!isAllowed) return sendJson(exchange, 401, { error: 'Unauthorized' })
    const path = exchange.url.pathname.replace(/^\/api(?=\/)/, '')
    const route = routes[`${exchange.received.method} ${path}`]
    if (route) return route(exchange)
    const [, folder, name = ''] = path.split('/')
    if (folder === 'history') return historyOf(exchange, decodeURIComponent(name))
    if (folder === 'object_info') return objectInfo(exchange, classes, decodeURIComponent(name))
    return sendText(exchange, 404, '404: Not Found', 'text/plain')
  }
}
