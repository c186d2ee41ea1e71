namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>A file with one method, of which only the body differs from test to test, and what fixes add behind it.</summary>
internal static class ShopCode
{
    private const string Head =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Shop
        {
            private readonly HttpClient _http = new HttpClient();
            private readonly int _max = 4;
            private static void Log(string text, Exception ex = null) => Console.WriteLine(text + ex);
            private static void Load(string path) => File.ReadAllText(path);
            private const int DelayMs = 500;

        """;

    public static string Fetch(string body, string member = "") => Method("async Task<string> FetchAsync(Uri url, CancellationToken token)", body, member);

    public static string Get(string body, string member = "") => Method("async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken token)", body, member);

    public static string Send(string body, string member = "") => Method("async Task SendAsync(Uri url, CancellationToken token)", body, member);

    public static string Read(string body, string member = "") => Method("void Read(string path)", body, member);

    public static string Method(string signature, string body, string member = "") =>
        Head + "\n    public " + signature + "\n    {\n" + Indent(body, 8) + "\n    }\n" + (member.Length > 0 ? "\n" + Indent(member, 4) + "\n" : "") + "}\n";

    /// <summary>The method that says how long to wait, beginning with so many milliseconds.</summary>
    public static string Delay(int milliseconds) =>
        $$"""
        private static TimeSpan RetryDelay(int attempt)
        {
            // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
            var longest = Math.Min(30_000, {{milliseconds}} * Math.Pow(2, attempt - 1));
            return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
        }
        """;

    /// <summary>The same with a first pause that the loop knows.</summary>
    public static string DelayFrom() =>
        """
        private static TimeSpan RetryDelay(int attempt, TimeSpan first)
        {
            // Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.
            var longest = Math.Min(Math.Max(30_000, first.TotalMilliseconds), first.TotalMilliseconds * Math.Pow(2, attempt - 1));
            return TimeSpan.FromMilliseconds(longest / 2 + Random.Shared.NextDouble() * longest / 2);
        }
        """;

    private static string Indent(string text, int width) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length > 0 ? new string(' ', width) + line : line));
}
