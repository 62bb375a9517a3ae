import { Type } from 'typebox'
import { writeProblems } from './problem.ts'
import { defineRoute, Strict } from './route.ts'

const CurrentPassword = Type.String({ minLength: 1, maxLength: 1000 })
const tags = ['Access'] as const

export const beginSecondFactor = defineRoute({
  method: 'POST',
  url: '/api/v1/me/second-factor',
  schema: {
    operationId: 'beginSecondFactor',
    summary: 'Begin to log in by the codes of an app, too',
    description: 'Nothing is asked for before a code of the app was confirmed.',
    tags,
    body: Strict({ currentPassword: CurrentPassword }, { examples: [{ currentPassword: 'four words on a line' }] }),
    response: {
      201: Type.Object(
        {
          secret: Type.String({ description: 'For the app, to be typed: base 32.' }),
          uri: Type.String({ description: 'The same as an address, to be shown as a QR code.' }),
        },
        { 'x-name': 'SecondFactorSecret' },
      ),
      ...writeProblems(409, 422, 429),
    },
  },
})

export const confirmSecondFactor = defineRoute({
  method: 'POST',
  url: '/api/v1/me/second-factor/confirm',
  schema: {
    operationId: 'confirmSecondFactor',
    summary: 'Show that the app has the secret: from now on its codes are asked for',
    tags,
    body: Strict(
      { code: Type.String({ pattern: '^[0-9]{6}$', description: 'Of the app.' }) },
      { examples: [{ code: '123456' }] },
    ),
    response: {
      200: Type.Object(
        {
          recoveryCodes: Type.Array(Type.String(), {
            description: 'Told once. Each logs in once in the place of a code.',
          }),
        },
        { 'x-name': 'RecoveryCodes' },
      ),
      ...writeProblems(409, 422),
    },
  },
})

export const removeSecondFactor = defineRoute({
  method: 'POST',
  url: '/api/v1/me/second-factor/remove',
  schema: {
    operationId: 'removeSecondFactor',
    summary: 'Log in by the password alone again',
    tags,
    body: Strict({ currentPassword: CurrentPassword }, { examples: [{ currentPassword: 'four words on a line' }] }),
    response: { 204: Type.Null({ description: 'No code is asked for any more.' }), ...writeProblems(409, 422, 429) },
  },
})
