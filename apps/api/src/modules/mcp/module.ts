import type { EventLog } from '../../platform/events/event-log.ts'
import { createAsk } from '../../platform/operations/ask.ts'
import type { StudioModule } from '../../platform/module.ts'
import { createCallTool } from './call-tool.ts'
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
export const createMcpModule = ({ modules, events }: McpDependencies) =>
  ({
    tags: { MCP: 'The studio as tools for models: the Model Context Protocol.' },
    operations: {},
    callTool: createCallTool({
      ...createAsk(modules.flatMap(({ operations }) => Object.values(operations))),
      follow: createFollowGeneration(events),
      lastEvent: events.lastSequence,
    }),
  }) satisfies StudioModule & Record<string, unknown>
