using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Retry;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Retry;

/// <summary>Prints the model of the shapes in Shapes.txt.</summary>
public class RetryLoopTests
{
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Is_recognised_as(string title, string code, string expected)
    {
        Assert.NotEmpty(title);
        Assert.Equal(expected, Print(code));
    }

    [Fact]
    public void The_shapes_are_many() => Assert.True(Shapes().Count() >= 80);

    public static IEnumerable<TheoryDataRow<string, string, string>> Shapes()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Retry", "Shapes.txt")).ReplaceLineEndings("\n");
        foreach (var shape in text.Split("\n## ").Skip(1))
        {
            var title = shape[..shape.IndexOf('\n', StringComparison.Ordinal)];
            var expected = shape.IndexOf("\n=> ", StringComparison.Ordinal);
            yield return new TheoryDataRow<string, string, string>(title, shape[(title.Length + 1)..expected], shape[(expected + 4)..].Trim()) { TestDisplayName = title };
        }
    }

    private static string Print(string members)
    {
        var model = Source.Bind(Prelude + members + "\n}", References.Net10);
        var symbols = RetrySymbols.Find(model.Compilation)!;
        var recogniser = new RetryLoopRecogniser(symbols, new RetrySettings(EmptyOptions.Instance), TestContext.Current.CancellationToken);
        var loops = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Where(node => node is StatementSyntax or MethodDeclarationSyntax)
            .Select(node => recogniser.TryMatch(node, model))
            .OfType<RetryLoop>()
            .Select(RetryLoopText.Of)
            .ToList();

        return loops.Count is 0 ? "nothing" : string.Join("\n", loops);
    }

    private const string Prelude = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public class DbUpdateConcurrencyException : Exception { }

        public interface IOrders
        {
            string Load(int id);
            void Save(int id);
            bool TrySave(int id);
            void Migrate();
            string SelectServer();
            Task SaveAsync(int id);
            Task<bool> TrySaveAsync(int id);
            Task<bool> IsReadyAsync();
            Task StartAsync();
            Task HandleNextAsync(CancellationToken ct);
            Task<int> CountAsync();
            Task<string> FindAsync(int id);
            Task<string> GetStateAsync(int id);
            Task<string> PageAsync(int page);
            Task<string> SendAsync(int id, int attempt);
            Task UpdateAsync(string order);
        }

        public interface IRetryPolicy
        {
            bool ShouldRetry(int attempt);
            bool MayExecute();
            Task BackoffAsync(int attempt);
        }

        public class OrderOptions { public int MaxRetries { get; set; } }

        public class Shop(HttpClient http, ILogger log, IOrders orders, IRetryPolicy policy, OrderOptions options)
        {

        """;
}
