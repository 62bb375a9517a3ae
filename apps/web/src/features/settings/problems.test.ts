import { expect, test } from 'vitest'
import { ApiError, NetworkError } from '../../api/errors.ts'
import { problemsOf } from './problems.ts'

const refused = (code: string, errors?: { path: string; message: string }[]) =>
  new ApiError({ status: 422, code, detail: 'No.', ...(errors && { errors }) })

test('what the server says of a field is told at that field', () => {
  expect(
    problemsOf(refused('request.invalid', [{ path: '/body/endpoints/1/url', message: 'must be an address' }])),
  ).toEqual({ url: 'Must be an address.' })
})

test('a refusal that is about a field is told there, any other one for all', () => {
  expect(problemsOf(refused('settings.endpoint_twice'))).toEqual({ model: 'No.' })
  expect(problemsOf(refused('settings.token_refused'))).toEqual({ '': 'No.' })
  expect(problemsOf(new NetworkError('unreachable'))).toEqual({ '': 'The server cannot be reached.' })
  expect(problemsOf(undefined)).toEqual({})
})
