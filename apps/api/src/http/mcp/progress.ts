import type { ServerContext } from '@modelcontextprotocol/server'
import type { Tool } from '../../modules/mcp/module.ts'

type Report = Parameters<Tool['run']>[0]['report']

/** Tells of progress where that was asked for. Each number is greater than the one before (MCP, basic/patterns/progress). */
export function createProgress({ _meta, notify }: Pick<ServerContext['mcpReq'], '_meta' | 'notify'>) {
  const progressToken = _meta?.progressToken
  let last = -1
  let sending: Promise<unknown> = Promise.resolve()

  const report: Report = (fraction, message) => {
    if (progressToken === undefined || fraction <= last) return
    last = fraction
    const params = { progressToken, progress: fraction, total: 1, message }
    sending = Promise.allSettled([sending, notify({ method: 'notifications/progress', params })])
  }
  return {
    report,
    /** Resolves when all of it is on its way, or nobody is there any more. */
    sent: async () => void (await sending),
  }
}
