import { getHealth, getReadiness } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { CheckReadiness } from './readiness.ts'

export const healthOperations = (checkReadiness: CheckReadiness) => ({
  getHealth: operation(getHealth, {
    needs: 'public',
    run: () => ({ status: 'ok' as const }),
    http: { isQuiet: true },
  }),
  getReadiness: operation(getReadiness, {
    needs: 'public',
    run: checkReadiness,
    http: { isQuiet: true, status: ({ status }) => (status === 'ready' ? 200 : 503) },
  }),
})
