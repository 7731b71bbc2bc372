namespace Platform.Tests.Building;

/// <summary><c>dotnet run</c> builds what has changed, whatever that is, and nothing when nothing has.</summary>
public sealed class FastUpToDateCheckTests(MiniatureRepository repository) : IClassFixture<MiniatureRepository>
{
    [Fact]
    public async Task Nothing_is_built_while_nothing_has_changed()
    {
        var said = await repository.RunAsync();
        var builds = repository.Builds;

        Assert.Equal(said, await repository.RunAsync());
        Assert.Equal(said, await repository.RunAsync("-c", "Debug", "--", "words", "for", "the", "program"));
        Assert.Equal(builds, repository.Builds);
    }

    [Fact]
    public async Task A_switch_that_makes_another_build_is_obeyed()
    {
        var builds = repository.Builds;

        await repository.RunAsync("-p:Product=Other");

        Assert.Equal(builds + 1, repository.Builds);
    }

    [Fact]
    public async Task A_changed_source_of_a_project_below_is_built() =>
        await ShowsAsync(() => repository.WriteWords("second"), said => said.Contains("second", StringComparison.Ordinal));

    [Fact]
    public async Task A_file_that_came_and_one_that_went_are_seen()
    {
        await ShowsAsync(() => repository.Write("Library/resource.txt", "new"), said => said.Contains("resource", StringComparison.Ordinal));
        await ShowsAsync(() => File.Delete(repository.At("Library/resource.txt")), said => !said.Contains("resource", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_version_of_a_package_is_restored()
    {
        var project = await File.ReadAllTextAsync(repository.At("Library/Library.csproj"), TestContext.Current.CancellationToken);

        await ShowsAsync(
            () => repository.Write("Library/Library.csproj", project.Replace("1.0.0", "2.0.0", StringComparison.Ordinal)),
            said => said.Contains("2.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_output_is_built_again() =>
        await ShowsAsync(() => File.Delete(repository.At("App/bin/Debug/net10.0/Library.dll")), said => said.Length > 0);

    [Fact]
    public async Task A_source_that_changes_while_it_is_built_is_built_by_the_next_run()
    {
        repository.WriteWords("third");
        repository.WriteWordsWhileBuilding("fourth");
        Assert.Contains("third", await repository.RunAsync(), StringComparison.Ordinal);

        repository.StopWritingWhileBuilding();

        Assert.Contains("fourth", await repository.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_failed_is_not_taken_for_the_last_one()
    {
        repository.WriteWords("fifth");
        await repository.RunAsync();

        repository.Write("Library/Broken.cs", "this is not C#");
        Assert.DoesNotContain("fifth", await repository.RunAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("fifth", await repository.RunAsync(), StringComparison.Ordinal);

        File.Delete(repository.At("Library/Broken.cs"));
        Assert.Contains("fifth", await repository.RunAsync(), StringComparison.Ordinal);
    }

    // The next run shows the change, and the one after it builds nothing more.
    private async Task ShowsAsync(Action change, Func<string, bool> isSeen)
    {
        change();
        Assert.True(isSeen(await repository.RunAsync()));
        var builds = repository.Builds;
        Assert.True(isSeen(await repository.RunAsync()));
        Assert.Equal(builds, repository.Builds);
    }
}
