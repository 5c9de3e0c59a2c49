import {
  ChartBar,
  CircleX,
  ClipboardList,
  FileUp,
  Flower,
  LayoutDashboard,
  type LucideIcon,
  Radio,
  Ruler,
  Send,
  Settings,
  Users,
  Waypoints,
} from 'lucide-react';
import type { RouteId } from '../../api/route-types.ts';

export interface RoomLink {
  readonly key:
    | 'overview'
    | 'results'
    | 'live'
    | 'surveys'
    | 'imports'
    | 'rejected'
    | 'touchpoints'
    | 'boards'
    | 'metrics'
    | 'outgoing'
    | 'customers'
    | 'settings';
  readonly to:
    | '/'
    | '/results'
    | '/live'
    | '/surveys'
    | '/imports'
    | '/rejected'
    | '/touchpoints'
    | '/boards'
    | '/measures'
    | '/outgoing'
    | '/customers'
    | '/settings';
  readonly icon: LucideIcon;
  /** What the screen reads: who may not call it is not shown the way. */
  readonly needs: RouteId;
}

/** The rooms that have something, a group per room, in the order of the rail. */
export const ROOMS: readonly (readonly RoomLink[])[] = [
  [
    { key: 'overview', to: '/', icon: Flower, needs: 'metrics.read' },
    { key: 'results', to: '/results', icon: ChartBar, needs: 'results.list' },
    { key: 'boards', to: '/boards', icon: LayoutDashboard, needs: 'boards.list' },
    { key: 'metrics', to: '/measures', icon: Ruler, needs: 'metrics.list' },
  ],
  [
    { key: 'live', to: '/live', icon: Radio, needs: 'live.stream' },
    { key: 'surveys', to: '/surveys', icon: ClipboardList, needs: 'surveys.list' },
    { key: 'imports', to: '/imports', icon: FileUp, needs: 'imports.list' },
    { key: 'rejected', to: '/rejected', icon: CircleX, needs: 'rejected.list' },
    { key: 'touchpoints', to: '/touchpoints', icon: Waypoints, needs: 'touchpoints.coverage' },
  ],
  [{ key: 'customers', to: '/customers', icon: Users, needs: 'customers.list' }],
  [{ key: 'outgoing', to: '/outgoing', icon: Send, needs: 'outgoing.list' }],
];
export const SETTINGS_ROOM: RoomLink = {
  key: 'settings',
  to: '/settings',
  icon: Settings,
  needs: 'me.read',
};
