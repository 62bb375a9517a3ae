import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client'
import { onTestFinished } from 'vitest'
import type { Studio } from './studio.ts'

/** The versions that change how a client speaks: from 2026-07-28 on there is nothing but requests. */
export const ERAS = ['2025-11-25', '2026-07-28'] as const
export type Era = (typeof ERAS)[number]

/** What came of a tool, taken apart. */
export interface Told {
  readonly data: Record<string, unknown>
  readonly text: string
  readonly code: string | undefined
  readonly types: readonly string[]
  readonly pictures: readonly Buffer[]
  readonly links: readonly string[]
}

type Block = { readonly type: string; readonly text?: string; readonly data?: string; readonly uri?: string }
interface Result {
  readonly content: readonly Block[]
  readonly structuredContent?: unknown
  readonly isError?: boolean
  readonly _meta?: Record<string, unknown>
}

function toTold({ content, structuredContent, isError, _meta }: Result): Told {
  const { code } = (_meta?.['atelier/error'] ?? {}) as { code?: string }
  if ((code !== undefined) !== (isError === true))
    throw new Error(`a result is half an error: ${JSON.stringify(_meta)}`)
  return {
    // The client has held it against the schema of the tool.
    data: (structuredContent ?? {}) as Record<string, unknown>,
    text: content[0]?.text ?? '',
    code,
    types: content.map(({ type }) => type),
    pictures: content.flatMap(({ type, data = '' }) => (type === 'image' ? [Buffer.from(data, 'base64')] : [])),
    links: content.flatMap(({ uri }) => (uri === undefined ? [] : [uri])),
  }
}

interface CallOptions {
  readonly onProgress?: (told: { progress: number; total?: number | undefined; message?: string | undefined }) => void
  readonly signal?: AbortSignal
}

/** A client of the standard's own package over any transport. It is closed when the test is finished. */
export async function openClient(transport: Transport, era: Era = '2026-07-28') {
  const client = new Client(
    { name: 'tests', version: '1.0.0' },
    { versionNegotiation: { mode: era === '2026-07-28' ? { pin: era } : 'legacy' } },
  )
  await client.connect(transport)
  onTestFinished(() => client.close())
  // Only what is listed is held against its schema.
  const { tools } = await client.listTools()
  return {
    client,
    tools,
    call: async (name: string, input: object = {}, { onProgress, signal }: CallOptions = {}): Promise<Told> =>
      toTold(
        (await client.callTool(
          { name, arguments: { ...input } },
          { ...(onProgress && { onprogress: onProgress }), ...(signal && { signal }) },
        )) as Result,
      ),
  }
}

export const openMcp = ({ url }: Pick<Studio, 'url'>, headers: Record<string, string> = {}, era?: Era) =>
  openClient(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }), era)
