import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Studio } from './studio.ts'

/** A client of the standard's own package, which speaks to a studio. */
export async function openMcpClient({ url }: Pick<Studio, 'url'>, headers: Record<string, string> = {}) {
  const client = new Client({ name: 'tests', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }))
  return client
}
