// Days of a sheet. A cell with a date reaches a script as an instant, and only the sheet's time zone tells which day that is; the script
// has a time zone of its own. A calendar turns instants into the sheet's wall clock, and days into instants.

const TIERSHEET_DAY_ = 86400000;
/** The day from which a sheet counts, December 30, 1899, counted from 1970. */
const TIERSHEET_FIRST_DAY_ = -25569;

/** The wall clock of the script's own time zone, read as if it were UTC. */
function tierSheetLocalClock_(date) {
  const clock = new Date(0);
  clock.setUTCFullYear(date.getFullYear(), date.getMonth(), date.getDate());
  clock.setUTCHours(date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds());
  return clock.getTime();
}

function tierSheetLocalCalendar_() {
  return {
    clock: tierSheetLocalClock_,
    midnight(day) {
      const utc = new Date(day * TIERSHEET_DAY_);
      const date = new Date(2000, 0, 1);
      date.setFullYear(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate());
      return date;
    },
  };
}

/**
 * The calendar of a time zone by name. To ask the service for every cell would take minutes: it is asked for the zone's offset at both
 * ends of some twelve days, and where the two are the same, the offset holds for all between; else the stretch is halved, down to a second.
 */
function tierSheetZonedCalendar_(zone) {
  const stretch = 1048576000;
  const offsets = new Map();
  const midnights = new Map();

  function asked(time) {
    let offset = offsets.get(time);
    if (offset === undefined) {
      const text = Utilities.formatDate(new Date(time), zone, "yyyy MM dd HH mm ss");
      const [year, month, day, hours, minutes, seconds] = text.split(" ").map(Number);
      const clock = new Date(0);
      clock.setUTCFullYear(year, month - 1, day);
      clock.setUTCHours(hours, minutes, seconds);
      offset = clock.getTime() - time;
      offsets.set(time, offset);
    }
    return offset;
  }

  return {
    clock(date) {
      const time = date.getTime();
      let from = Math.floor(time / stretch) * stretch;
      let length = stretch;
      while (length > 1000 && asked(from) !== asked(from + length)) {
        length /= 2;
        if (time >= from + length) from += length;
      }
      return time + asked(from);
    },
    // A day may begin at one o'clock: the service knows where there is no midnight.
    midnight(day) {
      let time = midnights.get(day);
      if (time === undefined) {
        time = Utilities.parseDate(new Date(day * TIERSHEET_DAY_).toISOString().slice(0, 10), zone, "yyyy-MM-dd").getTime();
        midnights.set(day, time);
      }
      return new Date(time);
    },
  };
}

// Without the right to ask, the zones count as different: that takes longer, and is right too.
function tierSheetScriptZone_() {
  try {
    return Session.getScriptTimeZone();
  } catch (error) {
    return "";
  }
}

function tierSheetCalendar_() {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return zone === tierSheetScriptZone_() ? tierSheetLocalCalendar_() : tierSheetZonedCalendar_(zone);
}

/**
 * A time of day or a duration as days, such as 0.5 for 12:00; null for what is a date. A sheet hands both over as instants counted from
 * December 30, 1899: what lies before 1900, and a time of day within 1900, is none that a table of clients would have as a date.
 */
function tierSheetDuration_(clock) {
  const days = (clock - TIERSHEET_FIRST_DAY_ * TIERSHEET_DAY_) / TIERSHEET_DAY_;
  if (days < -30 || days >= 368) return null;
  return days < 2 || days !== Math.floor(days) ? days : null;
}

/** A date as ISO text, with its time of day where there is one. */
function tierSheetIso_(clock) {
  const text = new Date(clock).toISOString();
  return clock % TIERSHEET_DAY_ === 0 ? text.slice(0, 10) : text.slice(0, 19);
}
