import { requestMalformed } from '../../platform/common.errors.ts'
import type { Dialect } from './dialect.ts'

/** As the API of AUTOMATIC1111's web UI tells errors: `errors` is a sentence, and bad fields are 422. */
export const A1111: Dialect = {
  name: 'a1111',
  prefix: '/sdapi',
  scheme: 'Basic',
  nullIsNothing: true,
  showError: ({ status, code, message, errors }) => ({
    status: status === 400 && code !== requestMalformed.code ? 422 : status,
    type: 'application/json; charset=utf-8',
    body: {
      error: code,
      detail: message,
      body: '',
      errors: errors?.map(({ path, message: fault }) => `${path}: ${fault}`).join('; ') ?? message,
    },
  }),
}
