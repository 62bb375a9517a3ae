import { getAbout } from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { AboutService } from './about.service.ts'

export const aboutOperations = (about: AboutService) => ({
  getAbout: operation(getAbout, { needs: 'images:read', run: ({ actor }) => about(actor) }),
})
