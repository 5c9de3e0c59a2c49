export {
  addDays,
  type Day,
  type DayRange,
  DEFAULT_PERIOD,
  dayIn,
  daysIn,
  isDay,
  monthsBefore,
  PERIODS,
  type Period,
  rangeBefore,
  rangeOf,
} from '@romashka/model/boards';
