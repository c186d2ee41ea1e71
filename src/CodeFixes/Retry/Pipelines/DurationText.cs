using System.Globalization;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Writes lengths of time, as code and for people.</summary>
internal static class DurationText
{
    public static string Code(double milliseconds)
    {
        var (unit, size) = milliseconds switch
        {
            0 => ("Zero", 1.0),
            _ when milliseconds % 3_600_000 is 0 => ("FromHours", 3_600_000.0),
            _ when milliseconds % 60_000 is 0 => ("FromMinutes", 60_000.0),
            _ when milliseconds % 1000 is 0 => ("FromSeconds", 1000.0),
            _ => ("FromMilliseconds", 1.0),
        };

        return unit is "Zero" ? "TimeSpan.Zero" : "TimeSpan." + unit + "(" + (milliseconds / size).ToString("0.####", CultureInfo.InvariantCulture) + ")";
    }

    public static string Words(double milliseconds) =>
        milliseconds % 60_000 is 0 ? (milliseconds / 60_000).ToString("0", CultureInfo.InvariantCulture) + " min"
        : milliseconds % 1000 is 0 ? (milliseconds / 1000).ToString("0", CultureInfo.InvariantCulture) + " s"
        : milliseconds.ToString("0.####", CultureInfo.InvariantCulture) + " ms";
}
