import { awaited } from './kind'

/** An education cycle ends soon (K-02). */
export const educationDeadline = awaited('education_deadline', 'member', 'high', ['in_app', 'email'], false)
