using Microsoft.Extensions.Time.Testing;

namespace Seaworthy.Tests.Execution.Running;

/// <summary>A clock that stands still until it is told to go to the next timer, and remembers how long each timer was set for.</summary>
internal sealed class RecordedClock : TimeProvider
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly List<TimeSpan> _delays = [];
    private readonly List<DateTimeOffset> _due = [];

    public IReadOnlyList<TimeSpan> Delays => _delays;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            lock (_due)
            {
                _delays.Add(dueTime);
                _due.Add(_time.GetUtcNow() + dueTime);
            }
        }

        return _time.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Goes to where the next timer fires; false when none is set.</summary>
    public bool GoToNextTimer()
    {
        TimeSpan step;
        lock (_due)
        {
            if (_due.Count is 0)
                return false;

            var next = _due.Min();
            _due.Remove(next);
            step = next - _time.GetUtcNow();
        }

        _time.Advance(step > TimeSpan.Zero ? step : TimeSpan.Zero);
        return true;
    }
}
