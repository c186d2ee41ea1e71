namespace Seaworthy.Tests.Retry;

/// <summary>A compilation unit around the statements of a test: a shop that talks to others.</summary>
internal static class Frame
{
    /// <summary>The statements are the body of <c>async Task&lt;string&gt; LoadAsync(Uri address, CancellationToken token)</c>.</summary>
    public static string Loading(string statements) => Class("async Task<string> LoadAsync(Uri address, CancellationToken token)", statements);

    /// <summary>The statements are the body of <c>async Task SaveAsync(Order order, CancellationToken token)</c>.</summary>
    public static string Saving(string statements) => Class("async Task SaveAsync(Order order, CancellationToken token)", statements);

    /// <summary>The statements are the body of <c>string Read(string path)</c>.</summary>
    public static string Reading(string statements) => Class("string Read(string path)", statements);

    /// <summary>The statements are the body of a method with this signature.</summary>
    public static string Class(string signature, string statements) =>
        $$"""
        #pragma warning disable CS0219, CS1998, CS8321 // A test shows a part of what a method does.
        #nullable enable annotations
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        class Order { public int Id { get; set; } }

        class Shop(HttpClient http, ILogger<Shop> log, CancellationToken stopping)
        {
            {{signature}}
            {
                {{statements.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }

            Task Nothing() => Task.Delay(1, stopping);

            void Note(Exception e) => log.LogError(e, "Failed for {Client}", http);

            bool IsTransient(Exception e) => e is TimeoutException;
        }
        """;
}
