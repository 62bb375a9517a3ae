import type { Output, Route } from '@atelier/contracts'
import type { Static, TObject } from 'typebox'
import type { OperationInput } from '../../platform/operations/input.ts'
import type { ServedFile } from '../../platform/operations/answer.ts'
import type { Context } from '../../platform/operations/operation.ts'
import type { Permission } from '../../platform/operations/permission.ts'
import type { FollowGeneration } from './follow-generation.ts'

/** What a client may assume of a tool (MCP 2026-07-28, server/tools, `ToolAnnotations`). */
interface ToolAnnotations {
  readonly readOnlyHint: boolean
  readonly destructiveHint: boolean
  readonly idempotentHint: boolean
  /** Whether it reaches services beyond this studio. */
  readonly openWorldHint: boolean
}

/** Nothing is changed by it. */
export const READS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}

/** Something new comes of it, and nothing is lost. */
export const MAKES: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: false,
  openWorldHint: true,
}

/** Done twice, it is as if it were done once. */
export const CHANGES: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}

/** One of the blocks that a result is shown as (MCP, server/tools, `ContentBlock`). */
export type Shown =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly data: string; readonly mimeType: string }
  | {
      readonly type: 'resource_link'
      readonly uri: string
      readonly name: string
      readonly title: string
      readonly mimeType: string
      readonly size: number
    }

/** What came of a call. What was asked of the studio and failed is told with a stable code; all else is thrown. */
export type ToolResult<Data> =
  | { readonly data: Data; readonly shown?: readonly Shown[] }
  | { readonly failure: { readonly code: string; readonly message: string }; readonly shown?: readonly Shown[] }

/** How far something is, from 0 to 1, and in words. */
export type Report = (fraction: number, message: string) => void

/** One call of a tool, and what it may use. Whatever it does is an operation in the caller's name. */
export interface ToolCall {
  readonly ctx: Context
  /** The address of the studio as the caller reaches it, without a slash at its end. */
  readonly origin: string
  /** Aborts when the caller takes the call back: what it began is to be stopped, too. */
  readonly cancelled: AbortSignal
  readonly report: Report
  readonly follow: FollowGeneration
  readonly ask: <R extends Route>(contract: R, input: OperationInput<R>) => Promise<Output<R>>
  readonly open: <R extends Route>(contract: R, input: OperationInput<R>) => Promise<ServedFile>
  readonly lastEvent: () => Promise<number>
}

/** What a client is told of a tool, and what is done. */
export interface Tool {
  readonly name: string
  readonly title: string
  /** For a model: what it does, when to use it, and what comes next. */
  readonly description: string
  /** That of the operation that it runs. */
  readonly needs: Permission
  readonly annotations: ToolAnnotations
  readonly input: TObject
  readonly output: TObject
  /** May take minutes. */
  readonly takesLong?: boolean
  readonly run: (call: ToolCall, input: never) => Promise<ToolResult<unknown>>
}

interface Definition<I extends TObject, O extends TObject> extends Omit<Tool, 'run'> {
  readonly input: I
  readonly output: O
  readonly run: (call: ToolCall, input: Static<I>) => Promise<ToolResult<Static<O>>>
}

export const defineTool = <const I extends TObject, const O extends TObject>(tool: Definition<I, O>): Tool => tool
