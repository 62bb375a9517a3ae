import type { ValidateFunction } from 'ajv/dist/2020.js'
import { actionForbidden, requestInvalid } from '../../platform/common.errors.ts'
import { AppError, type FieldError } from '../../platform/errors.ts'
import type { Ask } from '../../platform/operations/ask.ts'
import { toFieldErrors } from '../../platform/operations/field-errors.ts'
import type { Context } from '../../platform/operations/operation.ts'
import { isAllowed } from '../../platform/operations/permission.ts'
import { createSchemas } from '../../platform/operations/schemas.ts'
import type { Report, Shown, Tool, ToolCall, ToolResult } from './tool.ts'

interface CallToolDependencies extends Ask, Pick<ToolCall, 'follow' | 'lastEvent'> {}

interface Caller extends Pick<ToolCall, 'origin' | 'cancelled'> {
  readonly ctx: Context
  readonly report: Report
  /** What is told of an error; whatever else it says is for the log. */
  readonly explain: (error: unknown) => AppError
}

/** A result as the protocol has it (MCP, server/tools, `CallToolResult`). */
export interface CallToolResult {
  readonly content: readonly Shown[]
  readonly structuredContent?: unknown
  readonly isError?: true
  readonly _meta?: Readonly<Record<string, unknown>>
}

/** Under which a failed result names the code: the text is for people and models, this is for programs. */
const ERROR_META = 'atelier/error'

/** Calls tools in the name of whoever asks. What goes wrong is a result, too: a model can do something about it. */
export function createCallTool({ ask, open, ...rest }: CallToolDependencies) {
  const { exact } = createSchemas()
  const known = new Map<Tool, ValidateFunction>()

  function check(tool: Tool, input: unknown): unknown {
    let validate = known.get(tool)
    if (!validate) known.set(tool, (validate = exact.compile(tool.input)))
    const copy = structuredClone(input)
    if (!validate(copy)) throw requestInvalid(toFieldErrors(validate.errors ?? [], ''))
    return copy
  }

  return async function callTool(
    tool: Tool,
    input: unknown,
    { ctx, explain, ...caller }: Caller,
  ): Promise<CallToolResult> {
    try {
      if (!isAllowed(ctx.actor, tool.needs)) throw actionForbidden(tool.needs)
      const result = await tool.run(
        {
          ...rest,
          ...caller,
          ctx,
          ask: (contract, wish) => ask(contract, ctx, wish),
          open: (contract, wish) => open(contract, ctx, wish),
        },
        check(tool, input) as never, // held against the tool's own schema
      )
      // Whose key was revoked meanwhile is told nothing more.
      if (ctx.signal.reason instanceof AppError) throw ctx.signal.reason
      return toCallToolResult(result)
    } catch (error) {
      return toFailed(explain(error))
    }
  }
}
export type CallTool = ReturnType<typeof createCallTool>

/** The data a second time as text, for clients of before 2025-06-18 and models that read text only. */
const toCallToolResult = (result: ToolResult<unknown>): CallToolResult =>
  'failure' in result
    ? toFailed(result.failure, result.shown)
    : {
        content: [{ type: 'text', text: JSON.stringify(result.data) }, ...(result.shown ?? [])],
        structuredContent: result.data,
      }

interface Failed {
  readonly code: string
  readonly message: string
  readonly retryAfterMs?: number | undefined
  readonly resetsAt?: Date | undefined
  readonly errors?: readonly FieldError[] | undefined
}

const toFailed = (failed: Failed, shown: readonly Shown[] = []): CallToolResult => ({
  content: [{ type: 'text', text: `${sentenceOf(failed)} (${failed.code})` }, ...shown],
  isError: true,
  _meta: { [ERROR_META]: metaOf(failed) },
})

const metaOf = ({ code, retryAfterMs, resetsAt, errors }: Failed) => ({
  code,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
  ...(resetsAt && { resetsAt: resetsAt.toISOString() }),
  ...(errors && { errors }),
})

/** All that is wrong in one sentence, since a model sees no more of it. What has a sentence of its own says it better. */
const sentenceOf = ({ code, message, errors }: Failed) =>
  code === requestInvalid.code && errors
    ? `${errors.map(({ path, message: fault }) => `${path.slice(1)} ${fault}`).join('; ')}.`
    : message
