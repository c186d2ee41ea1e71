namespace Seaworthy.Benchmarks.Code;

/// <summary>What generated types are made of. <c>$Noun</c> is what the file is about, <c>$N</c> and <c>$C</c> are numbers.</summary>
internal static partial class Members
{
    public const string PlainUsings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    public const string ServiceUsings = PlainUsings + """
        using System.Net.Http;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Microsoft.FeatureManagement;
        using Polly;

        """;

    public static string Model(string noun) => $$"""
        public enum {{noun}}State { New, Open, Held, Closed }

        public sealed record {{noun}}Line(string Article, int Count, decimal Price)
        {
            public decimal Total => Count * Price;
        }

        public sealed class {{noun}}
        {
            public int Id { get; init; }
            public string Name { get; set; } = "";
            public {{noun}}State State { get; set; }
            public DateTime Created { get; init; }
            public List<{{noun}}Line> Lines { get; } = [];
            public decimal Total => Lines.Sum(line => line.Total);
        }

        public interface I{{noun}}Store
        {
            Task<{{noun}}?> FindAsync(int id, CancellationToken cancellationToken);
            Task SaveAsync({{noun}} item, CancellationToken cancellationToken);
        }


        """;

    public static string PlainType(string name, string noun) => $$"""
        public sealed class {{name}}
        {
            private readonly Dictionary<int, {{noun}}> _items = [];
            private readonly List<string> _notes = [];
            private int _changes;

        $Members}


        """;

    public static string ServiceType(string name, string noun) => $$"""
        public sealed class {{name}}(ILogger<{{name}}> logger, I{{noun}}Store store, IVariantFeatureManager features, HttpClient client, ResiliencePipeline pipeline) : BackgroundService
        {
            private readonly Dictionary<int, {{noun}}> _items = [];
            private readonly List<string> _notes = [];
            private int _changes;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    logger.LogInformation("{Count} items, {Changes} changes, {Notes} notes", _items.Count, _changes, _notes.Count);
                    foreach (var id in _items.Keys)
                        await store.FindAsync(id, stoppingToken);
                }
            }

        $Members}


        """;
}
