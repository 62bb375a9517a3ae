import type { Route } from '@atelier/contracts'
import { actionForbidden } from '../common.errors.ts'
import { createInputCheck } from './check-input.ts'
import type { Context, Operation, OperationOf } from './operation.ts'
import { isAllowed } from './permission.ts'

/** Runs an operation whose input was checked already, for an actor who may ask for it. Throws `auth.forbidden`. */
export function perform(operation: Operation, ctx: Context, input: never): unknown {
  if (!isAllowed(ctx.actor, operation.needs)) throw actionForbidden(operation.needs)
  return operation.run(ctx, input)
}

/**
 * The entry point for adapters that have no validation of their own: the input is checked by the contract first. Errors point
 * into the input, e.g. `/steps`.
 */
export function createInvoke() {
  const check = createInputCheck()
  return async function invoke<R extends Route, Result>(
    operation: OperationOf<R, Result>,
    ctx: Context,
    input: unknown,
  ): Promise<Result> {
    const checked = check(operation.contract, input)
    return (await perform(operation, ctx, checked as never)) as Result
  }
}
