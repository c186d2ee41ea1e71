using System.Globalization;
using System.Text.RegularExpressions;

/// <summary>What a service in trouble goes through: the calls of eight orders that all want to be paid while the bank is down.</summary>
sealed class RetryStory() : Story("retry", "OrderService.csproj", "SEA1001", "SEA1002", "SEA1003", "SEA1007")
{
    private const string Service = "bank";

    /// <summary>How long a column of the time line lasts, and what counts as the same moment.</summary>
    private const int Column = 40;

    public override void Tell(string outputBefore, string outputAfter)
    {
        var (before, after) = (Call.ParseAll(outputBefore), Call.ParseAll(outputAfter));
        var end = before.Concat(after).Max(call => call.At) + Column;
        Screen.Line("\nWhat the bank goes through: × is a call that it refused, ● one that it answered, a number is that many calls at once", ConsoleColor.White);
        Draw("before", before, outputBefore, end, ConsoleColor.Red);
        Draw("after", after, outputAfter, end, ConsoleColor.Green);

        var (shippedBefore, shippedAfter) = (Shipped(outputBefore), Shipped(outputAfter));
        var orders = before.Select(call => call.Order).Distinct().Count();
        Screen.Line("\nWhat it comes to", ConsoleColor.White);
        Screen.Row("", "before", "after");
        Screen.Row("orders that were shipped", shippedBefore, shippedAfter);
        Screen.Row("calls of the bank", before.Count, after.Count);
        Screen.Row($"most calls within {Column} ms", Peak(before), Peak(after));
        Screen.Row("ms from the first call to the last", Length(before), Length(after));

        FellShort.If(shippedBefore > 0 || Length(before) > 500, "the loops of the retry sample already behaved before the repair, so there is nothing to show.");
        FellShort.If(shippedAfter < orders, $"{shippedAfter} of {orders} orders were shipped after the repair.");
        FellShort.If(Length(after) < 500 || Peak(after) * 2 > Peak(before), "the repaired loops still call in a burst.");
    }

    private static void Draw(string when, List<Call> calls, string output, int end, ConsoleColor colour)
    {
        Screen.Line($"  {when,-7}{Ruler(end)}", ConsoleColor.DarkGray);
        foreach (var order in calls.GroupBy(call => call.Order).OrderBy(order => order.Key, StringComparer.Ordinal))
        {
            var fate = output.Split('\n').Single(line => line.StartsWith($"Order {order.Key} ", StringComparison.Ordinal)).Split(':')[0];
            Screen.Line($"  {order.Key,-7}{Lane(order, end)}  {fate[$"Order {order.Key} is ".Length..]}", colour);
        }
    }

    private static string Lane(IEnumerable<Call> calls, int end)
    {
        var lane = Enumerable.Repeat('·', end / Column + 1).ToArray();
        foreach (var moment in calls.GroupBy(call => call.At / Column))
        {
            var together = moment.ToList();
            lane[moment.Key] = together switch
            {
                [{ Succeeded: true }] => '●',
                [_] => '×',
                _ => (char)('0' + Math.Min(together.Count, 9)),
            };
        }

        return new string(lane);
    }

    private static string Ruler(int end)
    {
        var ruler = new char[end / Column + 6];
        Array.Fill(ruler, ' ');
        for (var at = 0; at <= end; at += 500)
            string.Create(CultureInfo.InvariantCulture, $"{at / 1000.0:0.0} s").CopyTo(0, ruler, at / Column, 5);

        return new string(ruler).TrimEnd();
    }

    private static int Shipped(string output) => output.Split('\n').Count(line => line.Contains("is on its way", StringComparison.Ordinal));

    private static int Peak(List<Call> calls) => calls.Max(first => calls.Count(call => call.At >= first.At && call.At < first.At + Column));

    private static int Length(List<Call> calls) => calls.Max(call => call.At) - calls.Min(call => call.At);

    /// <summary>A call that reached the bank.</summary>
    private sealed record Call(int At, string Order, bool Succeeded)
    {
        /// <summary>The calls, and when they came after the first.</summary>
        public static List<Call> ParseAll(string output)
        {
            var lines = Regex.Matches(output, $@"^ *(\d+) ms  {Service} +(\d+)  (\d+)", RegexOptions.Multiline);
            FellShort.If(lines.Count == 0, $"nobody called the {Service}.");
            var first = lines.Min(Time);
            return [.. lines.Select(line => new Call(Time(line) - first, line.Groups[2].Value, line.Groups[3].Value == "200"))];
        }

        private static int Time(Match line) => int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
