import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createStudioRouter } from './router.ts'
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet has nothing to name
import './styles/main.scss'

createApp(App).use(createPinia()).use(createStudioRouter()).mount('#app')
