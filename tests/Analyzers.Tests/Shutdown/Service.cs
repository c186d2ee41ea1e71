namespace Seaworthy.Tests.Shutdown;

/// <summary>A service with a body of its own, as text.</summary>
internal static class Service
{
    /// <param name="body">The statements of <c>ExecuteAsync</c>, as they stand at the margin.</param>
    public static string Of(string body, string members = "") =>
        $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        sealed class Importer(HttpClient http, Channel<int> orders, SemaphoreSlim gate, ILogger<Importer> log) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
        {{Indent(body, 8)}}
            }

            private object[] All => [http, orders, gate, log];
        {{Indent(members, 4)}}
        }

        """.ReplaceLineEndings("\n");

    /// <summary>The same in a class that no host knows.</summary>
    public static string Elsewhere(string body, string signature = "public async Task RunAsync(CancellationToken cancellationToken)") =>
        $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        sealed class Orders(HttpClient http, Channel<int> orders, ILogger<Orders> log)
        {
            {{signature}}
            {
        {{Indent(body, 8)}}
            }

            private object[] All => [http, orders, log];
        }

        """.ReplaceLineEndings("\n");

    private static string Indent(string text, int width) =>
        string.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length is 0 ? line : new string(' ', width) + line));
}
