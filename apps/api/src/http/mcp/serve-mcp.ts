import {
  createMcpHandler,
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server'
import type { FastifyBaseLogger, FastifyError } from 'fastify'
import { TOOLS, type CallTool, type Tool } from '../../modules/mcp/module.ts'
import { shuttingDown } from '../../platform/common.errors.ts'
import { AppError } from '../../platform/errors.ts'
import type { Context } from '../../platform/operations/operation.ts'
import { isAllowed } from '../../platform/operations/permission.ts'
import { VERSION } from '../../version.ts'
import { logged } from '../error-handler.ts'
import { createProgress } from './progress.ts'

/** Who speaks, and what is done for them. */
export interface Asking {
  readonly ctx: Context
  /** Aborts when the connection is closed. */
  readonly gone: AbortSignal
  /** Aborts when the client says that it wants no answer any more. */
  readonly takenBack: AbortSignal
  readonly origin: string
  readonly log: FastifyBaseLogger
  readonly callTool: CallTool
}

/** Milliseconds: what a key may do changes seldom, and a call says so where it has. */
const TOOLS_KNOWN_MS = 5 * 60 * 1000
const INSTRUCTIONS =
  'Atelier makes images and keeps them in a gallery. Make one with generate_image and go on from there with edit_image; find what was made with search_gallery and look at it with get_image. Show people the link to the original.'

const cacheHints = {
  'tools/list': { ttlMs: TOOLS_KNOWN_MS, cacheScope: 'private' },
  'server/discover': { ttlMs: TOOLS_KNOWN_MS, cacheScope: 'private' },
} as const

/** Nothing is ever asked of a client, so that none of its answers has to be held against a schema. */
const jsonSchemaValidator = {
  getValidator: () => () => ({ valid: false, data: undefined, errorMessage: 'nothing was asked' }) as const,
}

/** As JSON, without what only our own document needs. */
const plain = (schema: object): { type: 'object' } =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'x-name' ? undefined : value))) as {
    type: 'object'
  }

const described = TOOLS.map(tool => ({
  tool,
  shown: {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: plain(tool.input),
    outputSchema: plain(tool.output),
    annotations: { title: tool.title, ...tool.annotations },
  },
}))

/** Answers one message. What may take long is answered as events, which keep the connection open. */
export async function serveMcp(request: Request, message: unknown, asking: Asking): Promise<Response> {
  const { fetch } = createMcpHandler(({ era }) => openServer(asking, era), {
    responseMode: findTool(nameIn(message))?.takesLong ? 'sse' : 'auto',
    onerror: error => asking.log.debug({ err: error }, 'a message was refused'),
  })
  return fetch(request, message === undefined ? {} : { parsedBody: message })
}

function openServer(asking: Asking, era: 'legacy' | 'modern'): McpServer {
  const { actor } = asking.ctx
  const server = new McpServer(
    { name: 'atelier', title: 'Atelier', version: VERSION },
    { capabilities: { tools: { listChanged: false } }, instructions: INSTRUCTIONS, cacheHints, jsonSchemaValidator },
  )
  // Before 2026-07-28 a client that leaves may come back: only from then on it takes its call back by that.
  const cancelled = era === 'modern' ? AbortSignal.any([asking.gone, asking.takenBack]) : asking.takenBack
  server.server.setRequestHandler('tools/list', () => ({
    tools: described.filter(({ tool }) => isAllowed(actor, tool.needs)).map(({ shown }) => shown),
  }))
  server.server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const tool = findTool(params.name)
    if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool ${params.name}.`)
    return call(tool, params.arguments ?? {}, { asking, mcpReq, cancelled })
  })
  return server
}

interface Calling {
  readonly asking: Asking
  readonly mcpReq: ServerContext['mcpReq']
  readonly cancelled: AbortSignal
}

async function call(
  tool: Tool,
  input: unknown,
  { asking: { ctx, origin, log, callTool }, mcpReq, cancelled }: Calling,
) {
  const progress = createProgress(mcpReq)
  const explain = (error: unknown) =>
    // Given up, since the caller has left or the studio is being stopped: no fault of the server.
    ctx.signal.aborted && error === ctx.signal.reason && !(error instanceof AppError)
      ? shuttingDown()
      : logged(error as FastifyError, { log }) // Fastify's type for whatever was thrown
  const { report } = progress
  const result = await callTool(tool, input, { ctx, origin, cancelled, report, explain })
  await progress.sent()
  return { ...result, content: [...result.content] }
}

const findTool = (name: unknown) => TOOLS.find(tool => tool.name === name)

/** Of the tool that a message calls, if it calls one. */
function nameIn(message: unknown): unknown {
  const { params } = (typeof message === 'object' && message !== null ? message : {}) as { params?: unknown }
  return typeof params === 'object' && params !== null && 'name' in params ? params.name : undefined
}
