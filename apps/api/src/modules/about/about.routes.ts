import { getAbout } from '@atelier/contracts'
import type { App } from '../../http/app-type.ts'
import type { AboutService } from './about.service.ts'

export const aboutRoutes =
  ({ about }: { about: AboutService }) =>
  async (app: App) => {
    app.route({ ...getAbout, handler: () => about() })
  }
