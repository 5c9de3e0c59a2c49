export { EmptyState, ErrorState, Skeletons } from './states/states.tsx';
