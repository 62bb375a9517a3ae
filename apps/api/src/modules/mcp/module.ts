import type { EventLog } from '../../platform/events/event-log.ts'
import { createAsk } from '../../platform/operations/ask.ts'
import type { StudioModule } from '../../platform/module.ts'
import { createCallTool, type CallTool } from './call-tool.ts'
import { createFollowGeneration } from './follow-generation.ts'

export type { CallTool } from './call-tool.ts'
export type { Tool } from './tool.ts'
export { TOOLS } from './tools.ts'

interface McpDependencies {
  /** Whose operations the tools run. */
  readonly modules: readonly Pick<StudioModule, 'operations'>[]
  readonly events: Pick<EventLog, 'follow' | 'lastSequence'>
}

/** The studio as tools for models: each runs operations in the caller's name. Its transport is in `http/mcp`. */
export function createMcpModule({ modules, events }: McpDependencies) {
  /** Validators hold memory that a studio without such clients has no use for. */
  let opened: CallTool | undefined
  const open = () =>
    createCallTool({
      ...createAsk(modules.flatMap(({ operations }) => Object.values(operations))),
      follow: createFollowGeneration(events),
      lastEvent: events.lastSequence,
    })
  const callTool: CallTool = (...call) => (opened ??= open())(...call)

  return {
    tags: { MCP: 'The studio as tools for models: the Model Context Protocol.' },
    operations: {},
    callTool,
  } satisfies StudioModule & Record<string, unknown>
}
