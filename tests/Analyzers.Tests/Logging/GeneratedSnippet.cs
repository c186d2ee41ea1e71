namespace Seaworthy.Tests.Logging;

/// <summary>A class that logs, before and after its calls have become methods.</summary>
internal static class GeneratedSnippet
{
    public static string Before(string statements) => Write("", statements, "");

    /// <param name="methods">An attribute's arguments and a signature on the next line, for each method.</param>
    public static string After(string statements, params string[] methods) => Write("partial ", statements, string.Concat(methods.Select(Declare)));

    private static string Declare(string method)
    {
        var lines = method.Split('\n');
        var modifier = lines[1].Contains("(ILogger logger", StringComparison.Ordinal) ? "private static partial void" : "private partial void";
        return $"\n    [LoggerMessage({lines[0].TrimEnd()})]\n    {modifier} {lines[1].Trim()};\n";
    }

    private static string Write(string modifier, string statements, string methods) =>
        $$"""
        #nullable enable
        #pragma warning disable CS0219, CS0414, CS1998, CS8321 // Of all that stands here, a test uses a part.
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        enum Color { Red }

        record Order(int Id, string? Note);

        static class Events
        {
            public const int Sent = 7;
            public const string Name = "Sent";
            public static readonly ILogger Journal = null!;
            public static readonly EventId Late = new(9);
        }

        {{modifier}}class Shop(ILogger<Shop> log)
        {
            private const string Prefix = "Shop";
            private ILogger Audit { get; } = log;

            async Task Ship(int id, string name, string? note, Order order, Exception ex, TimeoutException? late, LogLevel level, EventId eventId, List<int?> list, object?[] objects, int[] numbers, Color color, Guid guid, decimal total, DateTime due, ILogger other, ILogger? maybe, dynamic dyn)
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        {{methods}}}

        """.ReplaceLineEndings("\n");
}
