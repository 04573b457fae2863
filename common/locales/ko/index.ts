/**
 * The Korean words, with the keys of the English ones.
 */
export { default as live } from './live.json';
