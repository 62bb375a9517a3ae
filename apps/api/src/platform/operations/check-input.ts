import type { Route } from '@atelier/contracts'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { requestInvalid } from '../common.errors.ts'
import { toFieldErrors } from './field-errors.ts'
import { inputSchemaOf } from './input.ts'
import { createSchemas } from './schemas.ts'
import { unstorableTexts } from './unstorable.ts'

/** Holds inputs against the contracts of their operations. Throws `request.invalid`, which names each part that is wrong. */
export function createInputCheck() {
  const { exact } = createSchemas()
  const known = new Map<Route, ValidateFunction>()

  return function check(contract: Route, input: unknown): unknown {
    let validate = known.get(contract)
    if (!validate) known.set(contract, (validate = exact.compile(inputSchemaOf(contract))))
    // Defaults are filled in, and never into what belongs to the caller.
    const copy: unknown = typeof input === 'object' && input !== null ? { ...input } : input
    const errors = validate(copy) ? unstorableTexts(copy, '') : toFieldErrors(validate.errors ?? [], '')
    if (errors.length > 0) throw requestInvalid(errors)
    return copy
  }
}
