using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Methods of interfaces, where they are asked for.</summary>
public sealed class MissingTokenParameterInterfaceTests
{
    private readonly RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix> _rule =
        new RuleTest<TokenThreadingAnalyzer, MissingTokenParameterFix>(MissingTokenParameter.Rule, References.Net10).With("seaworthy.shutdown.sea3004_scope = interface");

    [Fact]
    public Task The_interface_and_all_that_implement_it_change_together() => _rule.Fixes(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        interface IOrders<T>
        {
            /// <param name="order">What.</param>
            Task<T> LoadAsync(string order);
        }

        class WebOrders(HttpClient http) : IOrders<string>
        {
            public async Task<string> [|LoadAsync|](string order) => await ReadAsync(order);

            private Task<string> [|ReadAsync|](string order) => http.GetStringAsync(order);
        }

        class CachedOrders(IOrders<string> inner) : IOrders<string>
        {
            Task<string> IOrders<string>.LoadAsync(string order) => inner.LoadAsync(order);
        }

        class Shop(IOrders<string> orders, WebOrders web)
        {
            public Task RunAsync(CancellationToken token) => orders.LoadAsync("a");

            public Task ReloadAsync() => web.LoadAsync("a");
        }
        """,
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        interface IOrders<T>
        {
            /// <param name="order">What.</param>
            /// <param name="cancellationToken">A token that cancels the operation.</param>
            Task<T> LoadAsync(string order, CancellationToken cancellationToken = default);
        }

        class WebOrders(HttpClient http) : IOrders<string>
        {
            public async Task<string> LoadAsync(string order, CancellationToken cancellationToken = default) => await ReadAsync(order, cancellationToken);

            private Task<string> ReadAsync(string order, CancellationToken cancellationToken) => http.GetStringAsync(order, cancellationToken);
        }

        class CachedOrders(IOrders<string> inner) : IOrders<string>
        {
            Task<string> IOrders<string>.LoadAsync(string order, CancellationToken cancellationToken) => inner.LoadAsync(order, cancellationToken);
        }

        class Shop(IOrders<string> orders, WebOrders web)
        {
            public Task RunAsync(CancellationToken token) => orders.LoadAsync("a", token);

            public Task ReloadAsync() => web.LoadAsync("a");
        }
        """);

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<System.Func<IOrders, Task>> setup = x => x.LoadAsync(\"a\"); await orders.LoadAsync(\"a\");", "")]
    [InlineData("System.Func<string, Task> load = orders.LoadAsync; await orders.LoadAsync(\"a\");", "")]
    [InlineData("await orders.LoadAsync(\"a\");", "class Other : IOrders { public virtual Task LoadAsync(string order) => Task.CompletedTask; }")]
    [InlineData("await orders.LoadAsync(\"a\");", "interface IMore { Task LoadAsync(string order); } class Other : IOrders, IMore { public Task LoadAsync(string order) => Task.CompletedTask; }")]
    [InlineData("await orders.LoadAsync(\"a\");", "class Other : IOrders { public Task LoadAsync(string order) => Task.CompletedTask; public Task LoadAsync(string order, CancellationToken token) => Task.CompletedTask; }")]
    public Task The_signature_can_not_change(string body, string more) => _rule.IsSilent($$"""
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        interface IOrders
        {
            Task LoadAsync(string order);
        }

        class WebOrders(HttpClient http) : IOrders
        {
            public Task LoadAsync(string order) => http.GetStringAsync(order);
        }

        class Shop(IOrders orders)
        {
            public async Task RunAsync(CancellationToken token)
            {
                {{body}}
            }
        }

        {{more}}
        """);

    [Fact]
    public async Task The_action_names_the_interface_and_has_a_key_of_its_own()
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Orders", LanguageNames.CSharp).WithMetadataReferences(References.Net10.Metadata)
            .AddAnalyzerConfigDocument(".editorconfig", Microsoft.CodeAnalysis.Text.SourceText.From("root = true\n[*.cs]\nseaworthy.shutdown.sea3004_scope = interface\n"), filePath: "/orders/.editorconfig").Project
            .AddDocument(
                "Shop.cs",
                """
                using System.Net.Http;
                using System.Threading;
                using System.Threading.Tasks;

                interface IOrders { Task LoadAsync(); Task SaveAsync(); }

                class WebOrders(HttpClient http) : IOrders
                {
                    public Task LoadAsync() => http.GetStringAsync("a");
                    public Task SaveAsync() => http.PostAsync("a", null);
                }

                class Nothing : IOrders
                {
                    public Task LoadAsync() => Task.CompletedTask;
                    public Task SaveAsync() => Task.CompletedTask;
                }

                class Shop(IOrders orders)
                {
                    public Task RunAsync(CancellationToken token) => orders.LoadAsync();
                }
                """,
                filePath: "/orders/Shop.cs");
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var found = await compilation!.WithAnalyzers([new TokenThreadingAnalyzer()], document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var actions = new List<CodeAction>();
        await new MissingTokenParameterFix().RegisterCodeFixesAsync(new CodeFixContext(document, Assert.Single(found), (action, _) => actions.Add(action), TestContext.Current.CancellationToken));

        var action = Assert.Single(actions);
        Assert.Equal("Add CancellationToken to IOrders.LoadAsync and its 2 implementations", action.Title);
        Assert.NotEqual(nameof(MissingTokenParameterFix), action.EquivalenceKey);
    }
}
