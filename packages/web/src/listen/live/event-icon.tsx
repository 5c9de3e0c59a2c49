import {
  AppWindow,
  FileText,
  Link2,
  type LucideIcon,
  MessageSquareText,
  MousePointerClick,
  UserPen,
  Users,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  identify: UserPen,
  page: FileText,
  screen: AppWindow,
  group: Users,
  alias: Link2,
};

/** The picture of an event's type; answers have their own. The type also stands in words. */
export function EventIcon(props: {
  readonly type: string;
  readonly answer: boolean;
  readonly size?: number;
}) {
  const Icon = props.answer ? MessageSquareText : (ICONS[props.type] ?? MousePointerClick);
  return <Icon size={props.size ?? 16} strokeWidth={1.9} aria-hidden />;
}
